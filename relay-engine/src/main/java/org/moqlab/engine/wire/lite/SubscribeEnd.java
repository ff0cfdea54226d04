package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// SUBSCRIBE_END of moq-lite-05: the track is over (WIRE §3.5).
///
/// @param group the first group that will never be; 0 for a track without groups
public record SubscribeEnd(long group) implements Message {
    /// Type of the reply.
    public static final long REPLY_TYPE = 1;

    /// The message on the stream, its type included.
    ///
    /// @throws IllegalArgumentException when the number does not fit a varint
    public Bytes encode() {
        return Sized.typed(REPLY_TYPE, new WireWriter().varint(group));
    }

    /// Reads a body.
    public static SubscribeEnd decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        SubscribeEnd reply = new SubscribeEnd(in.varint());
        in.expectEnd();
        return reply;
    }

    @Override
    public String name() {
        return "SUBSCRIBE_END";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.END;
    }

    @Override
    public String summary() {
        return "before group " + group;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("end", group));
    }
}
