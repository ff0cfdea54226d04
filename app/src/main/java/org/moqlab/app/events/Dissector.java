package org.moqlab.app.events;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;

/// Knows which octets of a message its fields are; the engine's own decoder does.
public interface Dissector {
    /// Where the fields stand.
    ///
    /// @param alpn what the message's session negotiated
    /// @return empty when that is not known
    List<Span> fields(MessageView message, String alpn);
}
