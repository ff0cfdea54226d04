package org.moqlab.engine.wire.ietf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.WireReader;
import org.moqlab.engine.wire.WireWriter;

/// The draft-14 vectors of moqtap/test-vectors, where the environment variable `MOQLAB_VECTORS`
/// names their folder: read as they say, and written back. A vector without a meaning has to be
/// refused.
final class MoqtapVectorsTest {
    private static final String FOLDER = "MOQLAB_VECTORS";

    /// What octets mean, and their shortest form.
    private record Reading(Object meaning, Bytes octets) {}

    private interface Reader {
        Reading read(Bytes octets) throws DecodeException;
    }

    @TestFactory
    Stream<DynamicTest> vectors_are_read_as_they_say_and_written_back() throws IOException {
        String folder = System.getenv(FOLDER);
        assumeTrue(folder != null, FOLDER + " does not name the folder of the vectors");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(String.valueOf(folder)))) {
            for (Path file : files.filter(MoqtapVectorsTest::isVector).sorted().toList()) {
                add(file, tests);
            }
        }
        assertTrue(tests.size() > 0, "no vectors below " + folder);
        return tests.stream();
    }

    private static boolean isVector(Path file) {
        return file.toString().endsWith(".json") && file.toString().contains("draft14");
    }

    private static List<?> vectors(Path file) throws IOException {
        return Json.read(file).get("vectors") instanceof List<?> vectors ? vectors : List.of();
    }

    private static void add(Path file, List<DynamicTest> tests) throws IOException {
        String name = String.valueOf(file.getFileName());
        for (Object vector : vectors(file)) {
            Map<?, ?> fields = (Map<?, ?>) vector;
            tests.add(
                    DynamicTest.dynamicTest(
                            name + " " + fields.get("id"), () -> check(reader(name), fields)));
        }
    }

    private static Reader reader(String file) {
        return switch (file) {
            case "varint.json" -> MoqtapVectorsTest::varint;
            case "datagram.json" -> MoqtapVectorsTest::datagram;
            case "subgroup.json", "fetch-header.json" -> MoqtapVectorsTest::stream;
            default -> MoqtapVectorsTest::control;
        };
    }

    private static void check(Reader reader, Map<?, ?> vector) throws DecodeException {
        Bytes octets = Bytes.ofHex(String.valueOf(vector.get("hex")));
        Object meaning = vector.get("decoded");
        if (meaning == null) {
            assertThrows(DecodeException.class, () -> reader.read(octets));
            return;
        }
        Reading reading = reader.read(octets);
        assertEquals(meaning, reading.meaning());
        if ("false".equals(vector.get("canonical"))) {
            assertTrue(reading.octets().length() < octets.length(), "written shorter");
            assertEquals(meaning, reader.read(reading.octets()).meaning());
        } else {
            assertEquals(octets, reading.octets());
        }
    }

    private static Reading varint(Bytes octets) throws DecodeException {
        WireReader in = new WireReader(octets, 0);
        long value = in.varint();
        in.expectEnd();
        return new Reading(
                Map.of("value", Long.toString(value)), new WireWriter().varint(value).toBytes());
    }

    private static Reading control(Bytes octets) throws DecodeException {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(octets);
        long code = buffer.peekVarint().orElseThrow();
        StreamBuffer.Piece piece = buffer.takeTyped(ControlMessage.MAX_BODY).orElseThrow();
        assertTrue(buffer.isEmpty(), "one message");
        ControlMessage message =
                MessageType.of(code).orElseThrow().decode(piece.body(), piece.bodyOffset());
        return new Reading(Decoded.of(message), message.encode());
    }

    private static Reading datagram(Bytes octets) throws DecodeException {
        ObjectDatagram datagram = ObjectDatagram.decode(octets);
        return new Reading(Decoded.datagram(datagram, octets.at(0)), datagram.encode());
    }

    private static Reading stream(Bytes octets) throws DecodeException {
        ObjectStream stream = new ObjectStream();
        stream.append(octets);
        List<DataMessage> messages = new ArrayList<>();
        for (Optional<ObjectStream.Part> part = stream.next();
                part.isPresent();
                part = stream.next()) {
            messages.add(part.get().message());
        }
        assertEquals(0, stream.length(), "the stream ends with its last object");
        return new Reading(Decoded.head(messages), Vectors.encode(messages));
    }
}
