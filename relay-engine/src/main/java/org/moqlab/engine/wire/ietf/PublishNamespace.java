package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// PUBLISH_NAMESPACE: a namespace becomes active.
public record PublishNamespace(long request, NamespaceTuple namespace, Parameters parameters)
        implements ControlMessage {
    static PublishNamespace read(FieldReader in) throws DecodeException {
        return new PublishNamespace(in.number(), in.tuple(), in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_NAMESPACE;
    }

    @Override
    public WireWriter body() {
        return parameters.write(namespace.write(new WireWriter().varint(request)));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ANNOUNCE;
    }

    @Override
    public String summary() {
        return namespace.toString();
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("namespace", namespace),
                FieldWriter.parameters(parameters));
    }
}
