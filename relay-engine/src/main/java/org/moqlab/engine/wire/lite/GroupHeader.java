package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// GROUP: the head of a unidirectional stream that carries one group of a subscription (WIRE §3.6).
///
/// @param subscription the subscriber's number
/// @param sequence number of the group in its track
public record GroupHeader(long subscription, long sequence) implements Message {
    /// Type of the unidirectional stream.
    public static final long STREAM_TYPE = 0;

    /// The head on the stream, its type included.
    public Bytes encode() {
        return Sized.typed(STREAM_TYPE, new WireWriter().varint(subscription).varint(sequence));
    }

    /// Reads a body.
    public static GroupHeader decode(Bytes body, long offset) throws DecodeException {
        WireReader in = new WireReader(body, offset);
        GroupHeader header = new GroupHeader(in.varint(), in.varint());
        in.expectEnd();
        return header;
    }

    @Override
    public String name() {
        return "GROUP";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.GROUP;
    }

    @Override
    public String summary() {
        return "group " + sequence;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("subscription", subscription), field("sequence", sequence));
    }
}
