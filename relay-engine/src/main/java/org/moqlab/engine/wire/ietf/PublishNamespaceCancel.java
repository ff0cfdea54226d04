package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// PUBLISH_NAMESPACE_CANCEL: the receiver of a namespace wants no more of it.
///
/// @param code a number of [Registry#PUBLISH_NAMESPACE_ERROR] or a [FamilyCode]
/// @param reason at most 1024 octets
public record PublishNamespaceCancel(NamespaceTuple namespace, long code, String reason)
        implements ControlMessage {
    static PublishNamespaceCancel read(FieldReader in) throws DecodeException {
        return new PublishNamespaceCancel(in.tuple(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_NAMESPACE_CANCEL;
    }

    @Override
    public WireWriter body() {
        return FieldWriter.reason(reason, namespace.write(new WireWriter()).varint(code));
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.REFUSAL;
    }

    @Override
    public String summary() {
        return namespace + ": " + code + " " + reason;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("namespace", namespace),
                field("code", Registry.PUBLISH_NAMESPACE_ERROR.describe(code)),
                field("reason", reason));
    }
}
