package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// The acceptance of a request about namespaces. The draft and the family write the request and
/// nothing else; parameters after it, as some writers of draft-14 have them, are read and kept.
public sealed interface Acknowledgement extends ControlMessage
        permits PublishNamespaceOk, SubscribeNamespaceOk {
    /// The request that is accepted.
    long request();

    /// What stands after the request, if anything does.
    Optional<Parameters> parameters();

    @Override
    default WireWriter body() {
        WireWriter out = new WireWriter().varint(request());
        parameters().ifPresent(parameters -> parameters.write(out));
        return out;
    }

    /// Reads what may stand after the request.
    static Optional<Parameters> rest(FieldReader in) throws DecodeException {
        return in.isAtEnd() ? Optional.empty() : Optional.of(in.parameters());
    }

    @Override
    default MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    default String summary() {
        return "request " + request();
    }

    @Override
    default List<MessageView.Field> fields() {
        List<MessageView.Field> fields = new ArrayList<>();
        fields.add(field("request", request()));
        parameters().ifPresent(parameters -> fields.add(FieldWriter.parameters(parameters)));
        return List.copyOf(fields);
    }
}
