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

/// SUBSCRIBE: the opener of a subscribe stream wants a track (WIRE §3.5). Order, latency and group
/// bounds of moq-lite-03 are read and sent at their defaults: the relays of March 2026 send
/// `ordered` and no bounds upstream and start at the latest group.
///
/// @param id the subscriber's number, key of the group streams that answer
/// @param namespace the namespace relative to the session's root
/// @param track the track
/// @param priority 0 to 255, higher matters more
public record Subscribe(long id, Namespace namespace, TrackName track, int priority)
        implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 2;

    /// The message on the stream, without the stream type.
    public Bytes encode(LiteVersion version) {
        WireWriter body =
                new WireWriter()
                        .varint(id)
                        .string(namespace.path())
                        .string(track.name())
                        .u8(priority);
        if (version.hasSubscribeBounds()) {
            body.bool(true).varint(0).varint(0).varint(0);
        }
        return Sized.of(body);
    }

    /// Reads a body.
    public static Subscribe decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        Names in = new Names(body, offset);
        long id = in.reader().varint();
        Namespace namespace = in.namespace();
        TrackName track = new TrackName(in.reader().string());
        int priority = in.reader().u8();
        if (version.hasSubscribeBounds()) {
            in.reader().bool();
            in.reader().varint();
            in.reader().varint();
            in.reader().varint();
        }
        in.reader().expectEnd();
        return new Subscribe(id, namespace, track, priority);
    }

    @Override
    public String name() {
        return "SUBSCRIBE";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SUBSCRIBE;
    }

    @Override
    public String summary() {
        return namespace + " / " + track;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("id", id),
                field("broadcast", namespace),
                field("track", track),
                field("priority", priority));
    }
}
