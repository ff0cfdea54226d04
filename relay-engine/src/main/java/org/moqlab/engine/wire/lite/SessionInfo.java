package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SESSION_INFO on the session stream of moq-lite-01/02: an estimate nobody has to send.
///
/// @param bitrate bit/s, 0 for unknown
public record SessionInfo(long bitrate) implements Message {
    /// The message on the stream.
    public Bytes encode() {
        return Sized.of(new WireWriter().varint(bitrate));
    }

    /// Reads a body.
    public static SessionInfo decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        SessionInfo info = new SessionInfo(in.varint());
        in.expectEnd();
        return info;
    }

    @Override
    public String name() {
        return "SESSION_INFO";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return bitrate + " bit/s";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("bitrate", bitrate));
    }
}
