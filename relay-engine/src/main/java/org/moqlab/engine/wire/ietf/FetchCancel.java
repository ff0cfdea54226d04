package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// FETCH_CANCEL: the asker of a FETCH has had enough.
public record FetchCancel(long request) implements ControlMessage {
    static FetchCancel read(FieldReader in) throws DecodeException {
        return new FetchCancel(in.number());
    }

    @Override
    public MessageType type() {
        return MessageType.FETCH_CANCEL;
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
