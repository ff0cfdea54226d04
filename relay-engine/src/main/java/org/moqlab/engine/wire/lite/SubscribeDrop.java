package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_DROP from moq-lite-03: groups that will not come (WIRE §3.5).
///
/// @param start first of them
/// @param end last of them, inclusive
/// @param error MoQ error code that says why
public record SubscribeDrop(long start, long end, long error) implements Message {
    /// Type of the reply on that version.
    public static long replyType(LiteVersion version) {
        return version.hasSubscribeStart() ? 2 : 1;
    }

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the version has no such message
    public Bytes encode(LiteVersion version) {
        version.mustSay(version.hasTypedReplies(), "SUBSCRIBE_DROP");
        return Sized.typed(
                replyType(version), new WireWriter().varint(start).varint(end).varint(error));
    }

    /// Reads a body.
    public static SubscribeDrop decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        SubscribeDrop drop = new SubscribeDrop(in.varint(), in.varint(), in.varint());
        in.expectEnd();
        return drop;
    }

    @Override
    public String name() {
        return "SUBSCRIBE_DROP";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.REFUSAL;
    }

    @Override
    public String summary() {
        return "groups " + start + " to " + end;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("start", start), field("end", end), field("error", error));
    }
}
