package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// UNSUBSCRIBE_NAMESPACE: the sender wants to be told no more. The family names the request, the
/// draft the prefix; both are read. A body of one number is a request, because no prefix but the
/// root's is that short; the root is therefore written as one empty field.
public record UnsubscribeNamespace(Target target) implements ControlMessage {
    /// What is no longer wanted.
    public sealed interface Target {}

    /// The family's form: the request to end.
    public record ByRequest(long request) implements Target {}

    /// The draft's form: the prefix that was asked for.
    public record ByPrefix(NamespaceTuple prefix) implements Target {}

    static UnsubscribeNamespace read(FieldReader in) throws DecodeException {
        FieldReader again = in.mark();
        long request = in.number();
        if (in.isAtEnd()) {
            return new UnsubscribeNamespace(new ByRequest(request));
        }
        NamespaceTuple prefix = again.tuple();
        in.continueFrom(again);
        return new UnsubscribeNamespace(new ByPrefix(prefix));
    }

    @Override
    public MessageType type() {
        return MessageType.UNSUBSCRIBE_NAMESPACE;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter();
        return switch (target) {
            case ByRequest(long request) -> out.varint(request);
            case ByPrefix(NamespaceTuple prefix) when prefix.equals(NamespaceTuple.ROOT) ->
                    out.varint(1).string("");
            case ByPrefix(NamespaceTuple prefix) -> prefix.write(out);
        };
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.END;
    }

    @Override
    public String summary() {
        return switch (target) {
            case ByRequest(long request) -> "request " + request;
            case ByPrefix(NamespaceTuple prefix) -> "prefix \"" + prefix + "\"";
        };
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                switch (target) {
                    case ByRequest(long request) -> field("request", request);
                    case ByPrefix(NamespaceTuple prefix) -> field("prefix", prefix);
                });
    }
}
