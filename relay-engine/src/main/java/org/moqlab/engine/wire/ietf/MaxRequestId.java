package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// MAX_REQUEST_ID: the receiver may use request ids below `maximum`.
public record MaxRequestId(long maximum) implements ControlMessage {
    static MaxRequestId read(FieldReader in) throws DecodeException {
        return new MaxRequestId(in.number());
    }

    @Override
    public MessageType type() {
        return MessageType.MAX_REQUEST_ID;
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
        return "below " + maximum;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("maximum", maximum));
    }
}
