package org.moqlab.engine.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;

/// The latest messages of one end of a session, as the journal has them.
///
/// @param event the event that recorded it
/// @param sent whether this end sent it
/// @param stream the stream it went over
/// @param message what it said
record SessionMessages(MeshEvent event, boolean sent, long stream, MessageView message) {
    /// Most messages that are told.
    static final int MAX = 200;

    /// The latest [#MAX], oldest first.
    static List<SessionMessages> of(Journal journal, String end, long session) {
        ArrayDeque<SessionMessages> latest = new ArrayDeque<>(MAX);
        for (MeshEvent event : journal.all()) {
            if (event.session() != session || !event.relay().equals(end)) {
                continue;
            }
            if (event.body() instanceof EventBody.Sent it) {
                latest.add(new SessionMessages(event, true, it.stream(), it.message()));
            } else if (event.body() instanceof EventBody.Received it) {
                latest.add(new SessionMessages(event, false, it.stream(), it.message()));
            }
            if (latest.size() > MAX) {
                latest.remove();
            }
        }
        return new ArrayList<>(latest);
    }
}
