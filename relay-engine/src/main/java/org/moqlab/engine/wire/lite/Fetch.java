package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// FETCH of moq-lite-05: the opener of a fetch stream wants one group of a track (WIRE §3.8).
///
/// @param namespace the namespace relative to the session's root
/// @param track the track
/// @param priority 0 to 255, higher matters more
/// @param group number of the group
public record Fetch(Namespace namespace, TrackName track, int priority, long group)
        implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 3;

    /// The message on the stream, without the stream type.
    ///
    /// @throws IllegalArgumentException when the path has too many parts or a number is out of
    ///   bounds
    public Bytes encode() {
        WireWriter body = new WireWriter();
        Names.write(body, namespace, LiteVersion.LITE_05);
        return Sized.of(body.string(track.name()).u8(priority).varint(group));
    }

    /// Reads a body.
    public static Fetch decode(Bytes body, long offset) throws DecodeException {
        Names in = new Names(body, offset, LiteVersion.LITE_05);
        Fetch fetch = new Fetch(in.namespace(), in.track(), in.reader().u8(), in.reader().varint());
        in.reader().expectEnd();
        return fetch;
    }

    @Override
    public String name() {
        return "FETCH";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SUBSCRIBE;
    }

    @Override
    public String summary() {
        return namespace + " / " + track + ", group " + group;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("broadcast", namespace),
                field("track", track),
                field("priority", priority),
                field("group", group));
    }
}
