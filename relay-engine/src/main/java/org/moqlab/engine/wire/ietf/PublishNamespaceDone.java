package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// PUBLISH_NAMESPACE_DONE: a namespace ends. It names the namespace, not the request.
public record PublishNamespaceDone(NamespaceTuple namespace) implements ControlMessage {
    static PublishNamespaceDone read(FieldReader in) throws DecodeException {
        return new PublishNamespaceDone(in.tuple());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_NAMESPACE_DONE;
    }

    @Override
    public WireWriter body() {
        return namespace.write(new WireWriter());
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.UNANNOUNCE;
    }

    @Override
    public String summary() {
        return namespace.toString();
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("namespace", namespace));
    }
}
