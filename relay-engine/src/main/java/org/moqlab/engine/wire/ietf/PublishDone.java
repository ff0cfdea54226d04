package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// PUBLISH_DONE: a subscription is over.
///
/// @param status a number of [Registry#PUBLISH_DONE] or a [FamilyCode]
/// @param streams how many streams carried it; the family always says 0
/// @param reason at most 1024 octets
public record PublishDone(long request, long status, long streams, String reason)
        implements ControlMessage {
    private static final long TRACK_ENDED = 2;
    private static final long SUBSCRIPTION_ENDED = 3;

    /// Whether the track ended as it should, in the family's numbers or the draft's.
    public boolean isClean() {
        return status == FamilyCode.OK.code()
                || status == TRACK_ENDED
                || status == SUBSCRIPTION_ENDED;
    }

    static PublishDone read(FieldReader in) throws DecodeException {
        return new PublishDone(in.number(), in.number(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_DONE;
    }

    @Override
    public WireWriter body() {
        WireWriter out = new WireWriter().varint(request).varint(status).varint(streams);
        return FieldWriter.reason(reason, out);
    }

    @Override
    public MessageView.Kind kind() {
        return isClean() ? MessageView.Kind.END : MessageView.Kind.REFUSAL;
    }

    @Override
    public String summary() {
        return "request " + request + ": " + status + " " + reason;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(
                field("request", request),
                field("status", Registry.PUBLISH_DONE.describe(status)),
                field("streams", streams),
                field("reason", reason));
    }
}
