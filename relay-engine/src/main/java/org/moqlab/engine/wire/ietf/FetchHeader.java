package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.WireWriter;

/// FETCH_HEADER: the head of a unidirectional stream that answers a FETCH. The relays of the family
/// never send more of it than this.
public record FetchHeader(long request) implements DataMessage {
    /// Type of the unidirectional stream.
    public static final long STREAM_TYPE = 5;

    /// The head on the stream.
    public Bytes encode() {
        return new WireWriter().varint(STREAM_TYPE).varint(request).toBytes();
    }

    @Override
    public String name() {
        return "FETCH_HEADER";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.GROUP;
    }

    @Override
    public String summary() {
        return "request " + request;
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("request", request));
    }
}
