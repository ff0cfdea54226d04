package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_OK: empty on moq-lite-02, type 0 with the track's properties on moq-lite-03 (WIRE
/// §3.5).
public record SubscribeOk(int priority) implements Message {
    /// Type of the reply where replies are typed.
    public static final long REPLY_TYPE = 0;

    /// The message on the stream, its type included.
    public Bytes encode(LiteVersion version) {
        if (!version.hasTypedReplies()) {
            return Sized.of(new WireWriter());
        }
        WireWriter body = new WireWriter().u8(priority).bool(false).varint(0).varint(0).varint(0);
        return new WireWriter().varint(REPLY_TYPE).raw(Sized.of(body)).toBytes();
    }

    /// Reads a body.
    public static SubscribeOk decode(Bytes body, long offset, LiteVersion version)
            throws DecodeException {
        WireReader in = new WireReader(body, offset);
        int priority = 0;
        if (version.hasTypedReplies()) {
            priority = in.u8();
            in.bool();
            in.varint();
            in.varint();
            in.varint();
        }
        in.expectEnd();
        return new SubscribeOk(priority);
    }

    @Override
    public String name() {
        return "SUBSCRIBE_OK";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    public String summary() {
        return "accepted";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("priority", priority));
    }
}
