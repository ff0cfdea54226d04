package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE_REQUEST: the opener of an announce stream wants to be told of namespaces below a prefix
/// (WIRE §3.4).
public record AnnounceRequest(Namespace prefix) implements Message {
    /// Type of the bidirectional stream.
    public static final long STREAM_TYPE = 1;

    /// The message on the stream, without the stream type.
    public Bytes encode() {
        return Sized.of(new WireWriter().string(prefix.path()));
    }

    /// Reads a body.
    public static AnnounceRequest decode(Bytes body, long offset) throws DecodeException {
        Names in = new Names(body, offset);
        AnnounceRequest request = new AnnounceRequest(in.namespace());
        in.reader().expectEnd();
        return request;
    }

    @Override
    public String name() {
        return "ANNOUNCE_REQUEST";
    }

    @Override
    public MessageView.Kind kind() {
        return MessageView.Kind.INTEREST;
    }

    @Override
    public String summary() {
        return "prefix \"" + prefix + "\"";
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("prefix", prefix));
    }
}
