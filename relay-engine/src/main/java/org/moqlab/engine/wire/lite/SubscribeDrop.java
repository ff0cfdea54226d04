package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_DROP of moq-lite-03: groups that will not come (WIRE §3.5).
public record SubscribeDrop(long start, long end, long error) implements Message {
    /// Type of the reply.
    public static final long REPLY_TYPE = 1;

    /// The message on the stream, its type included.
    public Bytes encode() {
        Bytes body = Sized.of(new WireWriter().varint(start).varint(end).varint(error));
        return new WireWriter().varint(REPLY_TYPE).raw(body).toBytes();
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
