package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.session.Anatomy;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.lite.Codec.Framing;

/// Every octet of every message is one field's, but for what only frames the message.
final class FieldSpansTest {
    /// A set-up whose first parameter nobody knows.
    private static final String STRANGE = "0108023f02";

    /// A message as an event shows it.
    ///
    /// @param framed how many octets before its body are type and length
    record Shown(Bytes octets, int framed, Vector vector, LiteVersion version) {
        MessageView view() {
            Message message = vector.message();
            return message.view(message.kind(), octets);
        }

        @Override
        public String toString() {
            return vector.codec() + " of " + version.wire() + ": " + octets;
        }
    }

    static Stream<Shown> shown() throws DecodeException {
        Stream.Builder<Shown> all = Stream.builder();
        for (Vector vector : Vector.all()) {
            int framed = framed(vector);
            for (LiteVersion version : wires(vector)) {
                all.add(new Shown(vector.octets(), framed, vector, version));
                if (vector.codec().framing == Framing.REQUEST) {
                    Bytes octets = vector.octets().slice(1, vector.octets().length());
                    all.add(new Shown(octets, framed - 1, vector, version));
                }
            }
        }
        return all.build();
    }

    /// The vector's wire, and the lab's that is the same but for heartbeats.
    private static List<LiteVersion> wires(Vector vector) {
        String lab = vector.version().alpn().replace("moq-lite", "moqlab");
        return Stream.of(LiteVersion.values())
                .filter(version ->
                        version == vector.version()
                                || (Codec.isReleasedButForHeartbeats(version)
                                        && version.alpn().equals(lab)))
                .toList();
    }

    private static int framed(Vector vector) throws DecodeException {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(vector.octets());
        long most = Short.MAX_VALUE;
        return switch (vector.codec().framing) {
            case SIZED -> (int) buffer.takeSized(most).orElseThrow().bodyOffset();
            case TYPED, REQUEST -> (int) buffer.takeTypedSized(most).orElseThrow().bodyOffset();
            case TRANSPORT -> (int) buffer.takeTyped(most).orElseThrow().bodyOffset();
            case FRAME, WHOLE -> 0;
        };
    }

    /// What stands before the fields in a body: the status of a heartbeat among announces, the
    /// number of parameters and those nobody knows, and a step of 0 that is not worth a field.
    private static int before(Shown shown) {
        return switch (shown.vector().codec()) {
            case HEARTBEAT_STATUS -> 1;
            case SETUP -> shown.octets().toHex().startsWith(STRANGE) ? 5 : 1;
            case FRAME ->
                    shown.version().hasTimestamps() && shown.view().fields().size() == 1 ? 1 : 0;
            default -> 0;
        };
    }

    /// The octets of no field. Those of two make the test fail.
    private static Set<Integer> unmarked(MessageView view, List<Span> spans) {
        Set<Integer> left = new TreeSet<>();
        for (int i = 0; i < view.bytes().length(); i++) {
            left.add(i);
        }
        for (Span span : spans) {
            for (int i = span.from(); i < span.to(); i++) {
                assertEquals(true, left.remove(i), "octet " + i + " twice in " + spans);
            }
        }
        return left;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void every_octet_is_of_one_field_but_for_the_frame(Shown shown) {
        MessageView view = shown.view();
        List<Span> spans = Anatomy.of(view, shown.version().alpn());
        Set<Integer> frame = new TreeSet<>();
        for (int i = 0; i < shown.framed() + before(shown); i++) {
            frame.add(i);
        }
        assertEquals(frame, unmarked(view, spans), spans::toString);
    }

    @Test
    void every_message_has_a_vector() {
        Set<Codec> covered = EnumSet.noneOf(Codec.class);
        Vector.all().forEach(vector -> covered.add(vector.codec()));
        assertEquals(EnumSet.allOf(Codec.class), covered);
    }

    @Test
    void a_set_up_is_taken_apart_by_its_parameters() {
        Setup setup = Setup.of(1, new Origin(4_660));
        MessageView view = setup.view(setup.kind(), setup.encode());
        assertEquals("01 08 02 01 01 01 05 02 52 34", spaced(view.bytes()));
        assertEquals(
                List.of(new Span(0, 3, 6), new Span(4, 6, 10)), Anatomy.of(view, "moq-lite-05"));
    }

    @Test
    void a_type_that_could_be_a_length_is_none() {
        Goaway goaway = new Goaway("a/b");
        MessageView view = goaway.view(goaway.kind(), Bytes.ofHex("05 04 03 61 2f 62"));
        assertEquals(List.of(new Span(0, 2, 6)), Anatomy.of(view, "moq-lite-05"));
    }

    @Test
    void a_step_of_the_clock_and_what_it_carries_are_two_fields() {
        Frame frame = new Frame(33, Bytes.ofUtf8("hi"));
        MessageView view = frame.view(frame.kind(), frame.encode(LiteVersion.LITE_05));
        assertEquals(
                List.of(new Span(0, 0, 2), new Span(1, 2, 5)), Anatomy.of(view, "moq-lite-05"));
    }

    private static String spaced(Bytes octets) {
        return octets.toHex().replaceAll("(..)(?=.)", "$1 ");
    }
}
