package org.moqlab.engine.relay;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;

/// What a [Watcher] reads beside announcements: a few tracks that relays have for who watches them.
/// Told on the thread of the watcher.
public interface Reading {
    /// A reader of nothing.
    Reading NOTHING =
            new Reading() {
                @Override
                public List<TrackName> wanted(Namespace name, Hops told) {
                    return List.of();
                }

                @Override
                public void read(Namespace name, TrackName track, Bytes frame) {}

                @Override
                public void failed(Namespace name, TrackName track, String why) {}

                @Override
                public void gone(Namespace name) {}

                @Override
                public void broke(String why) {}

                @Override
                public void lost() {}
            };

    /// Tracks of a name that are to be subscribed to; for most names none.
    ///
    /// @param told the way as the relay tells it
    List<TrackName> wanted(Namespace name, Hops told);

    /// A frame of such a track came.
    void read(Namespace name, TrackName track, Bytes frame);

    /// Such a track was refused, or ended.
    void failed(Namespace name, TrackName track, String why);

    /// A name was withdrawn.
    void gone(Namespace name);

    /// The session ended because the relay broke the protocol while such tracks were read.
    void broke(String why);

    /// The session is lost, and with it every such track.
    void lost();
}
