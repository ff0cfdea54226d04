package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_START of moq-lite-05: the first group that will come, said with that group (WIRE
/// §3.5).
///
/// @param group number of the group
public record SubscribeStart(long group) implements Message {
    /// Type of the reply.
    public static final long REPLY_TYPE = 0;

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the number does not fit a varint
    public Bytes encode() {
        return Sized.typed(REPLY_TYPE, new WireWriter().varint(group));
    }

    /// Reads a body.
    public static SubscribeStart decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        SubscribeStart reply = new SubscribeStart(in.varint());
        in.expectEnd();
        return reply;
    }

    @Override
    public String name() {
        return "SUBSCRIBE_START";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.ACCEPT;
    }

    @Override
    public String summary() {
        return "from group " + group;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("first", group));
    }
}
