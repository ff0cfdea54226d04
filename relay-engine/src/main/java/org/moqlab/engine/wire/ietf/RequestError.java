package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.WireWriter;

/// The refusal of a request. All have one layout.
public sealed interface RequestError extends ControlMessage
        permits SubscribeError,
                PublishError,
                FetchError,
                TrackStatusError,
                PublishNamespaceError,
                SubscribeNamespaceError {
    /// The request that is refused.
    long request();

    /// Why, as a number of [#registry] or a [FamilyCode].
    long code();

    /// Why, in at most 1024 octets.
    String reason();

    /// What the draft's codes mean here.
    Registry registry();

    @Override
    default WireWriter body() {
        return FieldWriter.reason(reason(), new WireWriter().varint(request()).varint(code()));
    }

    @Override
    default MessageView.Kind kind() {
        return MessageView.Kind.REFUSAL;
    }

    @Override
    default String summary() {
        return "request " + request() + ": " + code() + " " + reason();
    }

    @Override
    default List<MessageView.Field> fields() {
        return List.of(
                field("request", request()),
                field("code", registry().describe(code())),
                field("reason", reason()));
    }
}
