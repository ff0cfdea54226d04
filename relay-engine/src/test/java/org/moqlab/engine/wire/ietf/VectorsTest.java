package org.moqlab.engine.wire.ietf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;

/// Messages of moq-transport-14 as the family puts them on the wire: read and written, wherever the
/// octets are cut.
final class VectorsTest {
    static Stream<Vectors.Control> control() {
        return Stream.of(
                        Vectors.setups(),
                        Vectors.subscriptions(),
                        Vectors.publications(),
                        Vectors.namespaces(),
                        Vectors.others())
                .flatMap(List::stream);
    }

    static Stream<Vectors.Data> streams() {
        return Vectors.streams().stream();
    }

    private static List<ControlMessage> control(List<Bytes> chunks) throws DecodeException {
        StreamBuffer buffer = new StreamBuffer();
        List<ControlMessage> messages = new ArrayList<>();
        for (Bytes chunk : chunks) {
            buffer.append(chunk);
            long code = buffer.peekVarint().orElse(0);
            Optional<Piece> piece = buffer.takeTyped(ControlMessage.MAX_BODY);
            while (piece.isPresent()) {
                messages.add(
                        MessageType.of(code)
                                .orElseThrow()
                                .decode(piece.get().body(), piece.get().bodyOffset()));
                code = buffer.peekVarint().orElse(0);
                piece = buffer.takeTyped(ControlMessage.MAX_BODY);
            }
        }
        return messages;
    }

    private static List<DataMessage> data(List<Bytes> chunks) throws DecodeException {
        ObjectStream stream = new ObjectStream();
        List<DataMessage> messages = new ArrayList<>();
        long end = 0;
        for (Bytes chunk : chunks) {
            stream.append(chunk);
            for (Optional<ObjectStream.Part> part = stream.next();
                    part.isPresent();
                    part = stream.next()) {
                assertEquals(end, part.get().offset());
                end += part.get().bytes().length();
                messages.add(part.get().message());
            }
        }
        assertEquals(0, stream.length(), "every octet is read");
        return messages;
    }

    /// The octets in every two pieces, and one by one.
    private static List<List<Bytes>> chunkings(Bytes octets) {
        List<List<Bytes>> chunkings = new ArrayList<>();
        List<Bytes> single = new ArrayList<>();
        for (int cut = 0; cut < octets.length(); cut++) {
            chunkings.add(List.of(octets.slice(0, cut), octets.slice(cut, octets.length())));
            single.add(octets.slice(cut, cut + 1));
        }
        chunkings.add(single);
        return chunkings;
    }

    @ParameterizedTest
    @MethodSource("control")
    void a_control_message_is_read_however_it_is_cut_and_written_as_it_was(Vectors.Control vector)
            throws Exception {
        Bytes octets = Bytes.ofHex(vector.hex());

        assertEquals(octets, vector.message().encode());
        for (List<Bytes> chunks : chunkings(octets)) {
            assertEquals(List.of(vector.message()), control(chunks), chunks.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void a_data_stream_is_read_however_it_is_cut_and_written_as_it_was(Vectors.Data vector)
            throws Exception {
        Bytes octets = Bytes.ofHex(vector.hex());

        assertEquals(octets, Vectors.encode(vector.messages()));
        for (List<Bytes> chunks : chunkings(octets)) {
            assertEquals(vector.messages(), data(chunks), chunks.toString());
        }
    }

    @Test
    void the_subscriber_of_the_bug_report_reads_what_the_relay_wrote() throws Exception {
        Bytes relay =
                Bytes.ofHex(
                        "21 00 1f c0 00 00 00 ff 00 00 0e 02 02 c0 00 00 00 ff ff ff ff"
                                + " 07 0b 6d 6f 71 2d 6c 69 74 65 2d 72 73"
                                + " 06 00 08 01 01 04 74 65 73 74 00"
                                + " 04 00 06 00 00 00 02 00 00"
                                + " 0b 00 0a 00 41 f4 00 05 65 72 72 6f 72"
                                + " 09 00 06 01 04 74 65 73 74"
                                + " 06 00 08 03 01 04 74 65 73 74 00"
                                + " 11 00 08 01 01 04 61 6e 6f 6e 00");
        List<ControlMessage> expected =
                List.of(
                        new ServerSetup(
                                Draft14.CODE, Parameters.of(Vectors.UNLIMITED, Vectors.RUST)),
                        new PublishNamespace(1, Vectors.TEST, Parameters.NONE),
                        Vectors.ok(Optional.empty()),
                        new PublishDone(0, 500, 0, "error"),
                        new PublishNamespaceDone(Vectors.TEST),
                        new PublishNamespace(3, Vectors.TEST, Parameters.NONE),
                        new SubscribeNamespace(1, Vectors.tuple("anon"), Parameters.NONE));

        for (List<Bytes> chunks : chunkings(relay)) {
            assertEquals(expected, control(chunks), chunks.toString());
        }
    }

    @Test
    void every_message_has_a_vector() {
        Set<MessageType> covered =
                control().map(vector -> vector.message().type()).collect(Collectors.toSet());

        assertEquals(
                EnumSet.of(MessageType.TRACK_STATUS_OK, MessageType.TRACK_STATUS_ERROR),
                EnumSet.complementOf(EnumSet.copyOf(covered)),
                "the family does not use these two");
    }

    @Test
    void a_datagram_is_written_with_the_type_that_tells_its_fields() throws Exception {
        List<String> hex =
                List.of("00 01 02 00 80 de ad", "06 01 02 00 de ad", "20 01 02 09 00 03");
        for (int i = 0; i < hex.size(); i++) {
            ObjectDatagram datagram = Vectors.datagrams().get(i);
            assertEquals(Bytes.ofHex(hex.get(i)), datagram.encode());
            assertEquals(datagram, ObjectDatagram.decode(Bytes.ofHex(hex.get(i))));
        }
    }

    @Test
    void the_types_of_subgroup_streams_are_those_of_the_draft() {
        List<Long> legal = new ArrayList<>();
        for (long code = 0; code < 0x100; code++) {
            Optional<SubgroupType> type = SubgroupType.of(code);
            if (type.isPresent()) {
                assertEquals(code, type.get().code());
                legal.add(code);
            }
        }

        assertEquals(
                List.of(
                        0x10L, 0x11L, 0x12L, 0x13L, 0x14L, 0x15L, 0x18L, 0x19L, 0x1aL, 0x1bL, 0x1cL,
                        0x1dL),
                legal);
    }
}
