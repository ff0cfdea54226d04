package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Field;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.Trace;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.lite.LiteDecoders;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Setup;

/// Takes messages of moq-lite apart. A message may stand behind its type or without it, so every
/// place its body could begin at is tried; that the octets say what the message says decides.
final class LiteAnatomy {
    /// A field that a session adds to what the message says.
    private static final String KNOWN = "suffix";

    private static final List<String> WITHOUT_SUFFIX = List.of("ANNOUNCE_END", "ANNOUNCE_RESTART");

    /// Messages that may begin with a value that says what follows, and is no field.
    private static final List<String> HEADED = List.of("FRAME", "HEARTBEAT");

    /// Messages that have neither type nor length around them.
    private static final List<String> BARE = List.of("FRAME", "DATAGRAM");

    private static final List<String> PARAMETERS = List.of("SETUP");

    private LiteAnatomy() {}

    /// Where the fields stand; empty when the octets are no such message on that wire.
    static List<Span> of(MessageView message, LiteVersion version) throws DecodeException {
        Optional<LiteDecoders.Decoder> decoder = LiteDecoders.named(message.name());
        if (decoder.isEmpty()) {
            return List.of();
        }
        for (int body : bodies(message)) {
            List<Span> spans = Anatomy.read(() -> from(message, version, body, decoder.get()));
            if (!spans.isEmpty()) {
                return spans;
            }
        }
        return List.of();
    }

    /// Where the body may begin: after a length that fits what is left, perhaps with a type before.
    private static List<Integer> bodies(MessageView message) throws DecodeException {
        if (BARE.contains(message.name())) {
            return List.of(0);
        }
        Bytes octets = message.bytes();
        WireReader head = new WireReader(octets, 0);
        long first = head.varint();
        int type = (int) head.offset();
        List<Integer> bodies = new ArrayList<>();
        afterLength(octets, type).ifPresent(bodies::add);
        if (octets.length() - type >= Short.BYTES
                && (octets.at(type) << Byte.SIZE | octets.at(type + 1))
                        == octets.length() - type - Short.BYTES) {
            bodies.add(type + Short.BYTES);
        }
        if (first == octets.length() - type) {
            bodies.add(type);
        }
        return bodies;
    }

    /// Where what a length counts begins, when it counts all that is left.
    private static Optional<Integer> afterLength(Bytes octets, int at) {
        WireReader in = new WireReader(octets.slice(at, octets.length()), at);
        try {
            boolean all = in.varint() == octets.length() - in.offset();
            return all ? Optional.of((int) in.offset()) : Optional.empty();
        } catch (DecodeException none) {
            return Optional.empty();
        }
    }

    private static List<Span> from(
            MessageView message, LiteVersion version, int body, LiteDecoders.Decoder decoder)
            throws DecodeException {
        Bytes octets = message.bytes().slice(body, message.bytes().length());
        List<Message> said = new ArrayList<>();
        List<Trace.Span> read = Trace.of(() -> said.add(decoder.decode(octets, body, version)));
        List<Integer> fields = own(message);
        List<Field> shown = fields.stream().map(message.fields()::get).toList();
        if (!Anatomy.values(shown).equals(Anatomy.values(said.getFirst().fields()))) {
            return List.of();
        }
        if (PARAMETERS.contains(message.name())) {
            return Anatomy.read(() -> Setup.spans(octets, body));
        }
        if (HEADED.contains(message.name()) && read.size() > fields.size()) {
            return Anatomy.match(fields, read.subList(read.size() - fields.size(), read.size()));
        }
        return Anatomy.match(fields, shownBy(fields.size(), read));
    }

    /// What is as usual has no field of its own: it counts to the last there is.
    private static List<Trace.Span> shownBy(int fields, List<Trace.Span> read) {
        if (fields == 0 || read.size() <= fields) {
            return read;
        }
        List<Trace.Span> shown = new ArrayList<>(read.subList(0, fields));
        long from = shown.removeLast().from();
        shown.add(new Trace.Span(from, read.getLast().to()));
        return shown;
    }

    /// The fields that a message itself has.
    private static List<Integer> own(MessageView message) {
        boolean added = WITHOUT_SUFFIX.contains(message.name());
        return IntStream.range(0, message.fields().size())
                .filter(i -> !added || !message.fields().get(i).name().equals(KNOWN))
                .boxed()
                .toList();
    }
}
