package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// UNSUBSCRIBE: the subscriber of a track has had enough.
public record Unsubscribe(long request) implements ControlMessage {
    static Unsubscribe read(FieldReader in) throws DecodeException {
        return new Unsubscribe(in.number());
    }

    @Override
    public MessageType type() {
        return MessageType.UNSUBSCRIBE;
    }

    @Override
    public WireWriter body() {
        return new WireWriter().varint(request);
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.END;
    }

    @Override
    public String summary() {
        return "request " + request;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("request", request));
    }
}
