package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Trace;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.ietf.MessageType;
import org.moqlab.engine.wire.lite.LiteDecoders;
import org.moqlab.engine.wire.lite.LiteVersion;

/// Which octets of a message its fields are, by the decoder that read it in the first place.
public final class Anatomy {
    /// A field that a session adds to what the message says.
    private static final String KNOWN = "suffix";

    private static final List<String> WITHOUT_SUFFIX = List.of("ANNOUNCE_END", "ANNOUNCE_RESTART");

    /// Most numbers before the body: type and length.
    private static final int MAX_HEAD = 2;

    private Anatomy() {}

    /// Where the fields of a message stand.
    ///
    /// @param alpn what its session negotiated
    /// @return empty when the message has no fields that stand one after the other
    public static List<Span> of(MessageView message, String alpn) {
        List<LiteVersion> lite =
                Arrays.stream(LiteVersion.values())
                        .filter(version -> version.alpn().equals(alpn))
                        .toList()
                        .reversed();
        if (message.bytes().isEmpty()) {
            return List.of();
        }
        for (LiteVersion version : lite) {
            List<Span> spans = read(() -> lite(message, version));
            if (!spans.isEmpty()) {
                return spans;
            }
        }
        return lite.isEmpty() ? read(() -> ietf(message)) : List.of();
    }

    private interface Reading {
        List<Span> read() throws DecodeException;
    }

    /// Octets that are no such message have no fields.
    private static List<Span> read(Reading reading) {
        try {
            return reading.read();
        } catch (DecodeException unread) {
            return List.of();
        }
    }

    private static List<Span> lite(MessageView message, LiteVersion version)
            throws DecodeException {
        int body = body(message.bytes());
        Optional<LiteDecoders.Decoder> decoder = LiteDecoders.named(message.name());
        if (body < 0 || decoder.isEmpty()) {
            return List.of();
        }
        Bytes octets = message.bytes().slice(body, message.bytes().length());
        return spans(message, Trace.of(() -> decoder.get().decode(octets, body, version)));
    }

    /// Where the body begins: after a length that fits what is left, perhaps with a type before it.
    private static int body(Bytes octets) throws DecodeException {
        WireReader head = new WireReader(octets, 0);
        for (int i = 0; i < MAX_HEAD && !head.isAtEnd(); i++) {
            long length = head.varint();
            if (length == octets.length() - head.offset()) {
                return (int) head.offset();
            }
        }
        return -1;
    }

    /// A control message: its type, its length in two octets, its body.
    private static List<Span> ietf(MessageView message) throws DecodeException {
        WireReader head = new WireReader(message.bytes(), 0);
        Optional<MessageType> type = MessageType.of(head.varint());
        int body = (int) head.offset() + 2;
        if (type.isEmpty() || body > message.bytes().length()) {
            return List.of();
        }
        Bytes octets = message.bytes().slice(body, message.bytes().length());
        List<Trace.Span> read = Trace.of(() -> type.get().decode(octets, body));
        return read.size() == message.fields().size() ? spans(message, read) : List.of();
    }

    private static List<Span> spans(MessageView message, List<Trace.Span> read) {
        List<Span> spans = new ArrayList<>();
        boolean added = WITHOUT_SUFFIX.contains(message.name());
        if (message.fields().size() == 1 && !read.isEmpty()) {
            return List.of(new Span(0, (int) read.getFirst().from(), (int) read.getLast().to()));
        }
        int next = 0;
        for (int i = 0; i < message.fields().size() && next < read.size(); i++) {
            if (!added || !message.fields().get(i).name().equals(KNOWN)) {
                Trace.Span one = read.get(next++);
                spans.add(new Span(i, (int) one.from(), (int) one.to()));
            }
        }
        return spans;
    }
}
