package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.lite.Codec.Framing;

/// Messages as the published implementations put them on the wire, in both directions.
final class VectorsTest {
    static List<Vector> vectors() {
        return Vector.all();
    }

    static Stream<Vector> on_streams() {
        return Vector.all().stream().filter(v -> v.codec().framing != Framing.WHOLE);
    }

    static Stream<Vector> written() {
        return Vector.all().stream().filter(Vector::written);
    }

    @ParameterizedTest
    @MethodSource("on_streams")
    void a_message_is_read_however_its_octets_arrive(Vector vector) throws Exception {
        for (List<Bytes> chunks : Chunks.of(vector.octets())) {
            List<Message> read = Chunks.read(chunks, List.of(vector.codec()), vector.version());

            assertEquals(List.of(vector.message()), read, chunks.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void a_message_is_written_in_the_octets_of_others(Vector vector) {
        assertEquals(vector.octets(), vector.codec().written(vector.message(), vector.version()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_was_read_can_be_said_where_its_version_says_it(Vector vector) throws Exception {
        boolean silent =
                vector.codec() == Codec.SUBSCRIBE_UPDATE && !vector.version().hasSubscribeBounds();
        if (!silent && vector.codec().framing != Framing.WHOLE) {
            Bytes said = vector.codec().written(vector.message(), vector.version());

            assertEquals(
                    List.of(vector.message()),
                    Chunks.read(List.of(said), List.of(vector.codec()), vector.version()));
        }
    }

    @Test
    void a_datagram_is_read_whole() throws Exception {
        Vector vector =
                Vector.all().stream()
                        .filter(v -> v.codec() == Codec.DATAGRAM)
                        .findFirst()
                        .orElseThrow();

        assertEquals(
                vector.message(), vector.codec().decode(vector.octets(), 0, LiteVersion.LITE_05));
    }

    /// So that only heartbeats are the lab's own.
    @Test
    void what_a_released_version_says_its_lab_wire_says_in_the_same_octets() {
        for (Vector vector : Vector.all()) {
            Optional<LiteVersion> lab =
                    WireName.of(vector.version().wire())
                            .filter(wire -> !wire.isLab())
                            .flatMap(WireName::withHeartbeats)
                            .flatMap(LiteVersion::of);
            if (lab.isPresent() && vector.written()) {
                assertEquals(vector.octets(), vector.codec().written(vector.message(), lab.get()));
            }
        }
    }

    @Test
    void every_message_has_a_vector_on_every_version_where_it_is_spoken() {
        Map<Codec, TreeSet<LiteVersion>> expected = new EnumMap<>(Codec.class);
        Map<Codec, TreeSet<LiteVersion>> found = new EnumMap<>(Codec.class);
        for (Codec codec : Codec.values()) {
            expected.put(codec, new TreeSet<>(codec.versions()));
            found.put(codec, new TreeSet<>());
        }
        expected.put(Codec.CLIENT_SETUP, new TreeSet<>(List.of(LiteVersion.LITE_02)));
        expected.put(Codec.SERVER_SETUP, new TreeSet<>(List.of(LiteVersion.LITE_02)));
        Vector.all()
                .forEach(v ->
                        found.computeIfAbsent(v.codec(), _ -> new TreeSet<>()).add(v.version()));

        assertEquals(expected, found);
    }

    @Test
    void streams_begin_with_the_types_of_the_protocol() {
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                List.of(
                        AnnounceRequest.STREAM_TYPE,
                        Subscribe.STREAM_TYPE,
                        Fetch.STREAM_TYPE,
                        Probe.STREAM_TYPE,
                        Goaway.STREAM_TYPE,
                        TrackRequest.STREAM_TYPE),
                "bidirectional");
        assertEquals(
                List.of(0L, 1L),
                List.of(GroupHeader.STREAM_TYPE, Setup.STREAM_TYPE),
                "unidirectional");
        assertEquals(List.of(0x20L, 0x21L), List.of(ClientSetup.TYPE, ServerSetup.TYPE));
    }
}
