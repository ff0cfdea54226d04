package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// REQUESTS_BLOCKED: the sender would make requests and may not, `maximum` being the limit. Fatal
/// to the Rust peers of the family.
public record RequestsBlocked(long maximum) implements ControlMessage {
    static RequestsBlocked read(FieldReader in) throws DecodeException {
        return new RequestsBlocked(in.number());
    }

    @Override
    public MessageType type() {
        return MessageType.REQUESTS_BLOCKED;
    }

    @Override
    public WireWriter body() {
        return new WireWriter().varint(maximum);
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.SETUP;
    }

    @Override
    public String summary() {
        return "at " + maximum;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("maximum", maximum));
    }
}
