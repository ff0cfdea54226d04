package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_NAMESPACE: the sender wants to be told of namespaces below a prefix.
public record SubscribeNamespace(long request, NamespaceTuple prefix, Parameters parameters)
        implements ControlMessage {
    static SubscribeNamespace read(FieldReader in) throws DecodeException {
        return new SubscribeNamespace(in.number(), in.tuple(), in.parameters());
    }

    @Override
    public MessageType type() {
        return MessageType.SUBSCRIBE_NAMESPACE;
    }

    @Override
    public WireWriter body() {
        return parameters.write(prefix.write(new WireWriter().varint(request)));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.INTEREST;
    }

    @Override
    public String summary() {
        return "prefix \"" + prefix + "\"";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("prefix", prefix),
                FieldWriter.parameters(parameters));
    }
}
