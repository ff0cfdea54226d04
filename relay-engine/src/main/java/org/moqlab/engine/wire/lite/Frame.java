package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// One frame of a group: a length and a payload (WIRE §3.6, versions 01 to 04).
public record Frame(Bytes payload) implements Message {
    /// Largest payload this engine takes, in octets.
    public static final int MAX_PAYLOAD = 1 << 20;

    /// The frame on the stream.
    public Bytes encode() {
        return new WireWriter().bytes(payload).toBytes();
    }

    @Override
    public String name() {
        return "FRAME";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.DATA;
    }

    @Override
    public String summary() {
        return payload.length() + " octets";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("payload", payload.length() + " octets"));
    }
}
