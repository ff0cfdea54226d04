package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.Message.field;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// ANNOUNCE_INIT of moq-lite-01/02: what is announced at the moment of asking (WIRE §3.4).
public record AnnounceInit(List<Namespace> suffixes) implements Message {
    /// Most namespaces one message may carry.
    public static final int MAX_SUFFIXES = 65_536;

    /// Creates the message; the list is copied.
    public AnnounceInit {
        suffixes = List.copyOf(suffixes);
    }

    /// The message on the stream.
    ///
    /// @throws IllegalArgumentException above [#MAX_SUFFIXES]
    public Bytes encode() {
        if (suffixes.size() > MAX_SUFFIXES) {
            throw new IllegalArgumentException("more than " + MAX_SUFFIXES + " namespaces");
        }
        WireWriter body = new WireWriter().varint(suffixes.size());
        suffixes.forEach(suffix -> body.string(suffix.path()));
        return Sized.of(body);
    }

    /// Reads a body.
    public static AnnounceInit decode(Bytes body, long offset) throws DecodeException {
        Names in = new Names(body, offset, LiteVersion.LITE_02);
        long count = in.reader().varint("number of namespaces", MAX_SUFFIXES);
        List<Namespace> suffixes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            suffixes.add(in.namespace());
        }
        in.reader().expectEnd();
        return new AnnounceInit(suffixes);
    }

    @Override
    public String name() {
        return "ANNOUNCE_INIT";
    }

    @Override
    public MessageView.Kind kind() {
        return suffixes.isEmpty() ? MessageView.Kind.INTEREST : MessageView.Kind.ANNOUNCE;
    }

    @Override
    public String summary() {
        return suffixes.isEmpty() ? "nothing yet" : suffixes.toString();
    }

    @Override
    public List<MessageView.Field> fields() {
        return List.of(field("suffixes", suffixes));
    }
}
