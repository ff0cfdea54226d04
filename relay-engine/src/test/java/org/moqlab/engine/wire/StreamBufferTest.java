package org.moqlab.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.StreamBuffer.Piece;

/// Pieces come out of a stream whole, wherever the octets were cut, and an announced length is
/// bounded before its octets arrive.
final class StreamBufferTest {
    private static final Bytes PIECES =
            Bytes.ofHex("04 74 65 73 74  00  40 02 68 69  c0 00 00 00 00 00 00 01 78");

    private static List<Piece> pieces(StreamBuffer buffer) throws DecodeException {
        List<Piece> pieces = new ArrayList<>();
        Optional<Piece> piece = buffer.takeSized(16);
        while (piece.isPresent()) {
            pieces.add(piece.get());
            piece = buffer.takeSized(16);
        }
        return pieces;
    }

    private static Piece piece(String bytes, String body, long offset, long bodyOffset) {
        return new Piece(Bytes.ofHex(bytes), Bytes.ofHex(body), offset, bodyOffset);
    }

    @Test
    void wherever_a_stream_is_cut_the_same_pieces_come_out() throws Exception {
        List<Piece> expected =
                List.of(
                        piece("04 74 65 73 74", "74 65 73 74", 0, 1),
                        piece("00", "", 5, 6),
                        piece("40 02 68 69", "68 69", 6, 8),
                        piece("c0 00 00 00 00 00 00 01 78", "78", 10, 18));
        for (int cut = 0; cut <= PIECES.length(); cut++) {
            StreamBuffer buffer = new StreamBuffer();
            buffer.append(PIECES.slice(0, cut));
            List<Piece> got = pieces(buffer);
            buffer.append(PIECES.slice(cut, PIECES.length()));
            got.addAll(pieces(buffer));

            assertEquals(expected, got, "cut at " + cut);
            assertEquals(PIECES.length(), buffer.offset());
        }
    }

    @Test
    void octets_one_at_a_time_give_the_same_pieces() throws Exception {
        StreamBuffer buffer = new StreamBuffer();
        List<Piece> got = new ArrayList<>();
        for (int i = 0; i < PIECES.length(); i++) {
            buffer.append(PIECES.slice(i, i + 1));
            got.addAll(pieces(buffer));
        }
        StreamBuffer whole = new StreamBuffer();
        whole.append(PIECES);

        assertEquals(pieces(whole), got);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "40 11", "80 00 00 11", "ff ff ff ff ff ff ff ff"})
    void a_length_above_the_limit_is_refused_before_its_octets_arrive(String hex) {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(Bytes.ofHex(hex));

        DecodeException broken = assertThrows(DecodeException.class, () -> buffer.takeSized(16));
        assertEquals(ErrorCode.BOUNDS_EXCEEDED, broken.code());
        assertEquals(0, broken.offset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "40 02", "80 00 00 02", "c0 00 00 00 00 00 00 02"})
    void a_type_before_the_length_is_skipped_in_any_of_its_forms(String type) throws Exception {
        StreamBuffer buffer = new StreamBuffer();
        Bytes typed = Bytes.ofHex(type).concat(Bytes.ofHex("02 68 69"));
        int header = typed.length() - 2;
        buffer.append(typed);

        assertEquals(OptionalLong.of(2), buffer.peekVarint());
        assertEquals(
                Optional.of(new Piece(typed, Bytes.ofHex("68 69"), 0, header)),
                buffer.takeTypedSized(16));
    }

    @Test
    void a_transport_message_is_a_type_a_u16_length_and_a_body() throws Exception {
        Bytes message = Bytes.ofHex("0a 00 01 00");
        for (int cut = 0; cut < message.length(); cut++) {
            StreamBuffer buffer = new StreamBuffer();
            buffer.append(message.slice(0, cut));
            assertEquals(Optional.empty(), buffer.takeTyped(16), "cut at " + cut);
            buffer.append(message.slice(cut, message.length()));
            assertEquals(Optional.of(piece("0a 00 01 00", "00", 0, 3)), buffer.takeTyped(16));
        }
    }

    @Test
    void a_varint_is_taken_or_left_for_a_second_look() {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(Bytes.ofHex("7b"));
        assertEquals(OptionalLong.empty(), buffer.peekVarint());
        assertEquals(OptionalLong.empty(), buffer.takeVarint());
        buffer.append(Bytes.ofHex("bd 00"));

        assertEquals(OptionalLong.of(15293), buffer.peekVarint());
        assertEquals(0, buffer.offset());
        assertEquals(OptionalLong.of(15293), buffer.takeVarint());
        assertEquals(2, buffer.offset());
    }

    @Test
    void a_copy_reads_on_by_itself() throws Exception {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(Bytes.ofHex("02 68"));
        StreamBuffer copy = buffer.copy();
        copy.append(Bytes.ofHex("69"));
        buffer.append(Bytes.ofHex("6f"));

        assertEquals(List.of(piece("02 68 69", "68 69", 0, 1)), pieces(copy));
        assertEquals(List.of(piece("02 68 6f", "68 6f", 0, 1)), pieces(buffer));
    }

    @Test
    void copies_of_a_gathered_piece_read_on_by_themselves_in_any_order() throws Exception {
        StreamBuffer buffer = new StreamBuffer();
        for (String octet : List.of("04", "74", "65")) {
            buffer.append(Bytes.ofHex(octet));
        }
        StreamBuffer copy = buffer.copy();
        StreamBuffer copyOfCopy = copy.copy();
        buffer.append(Bytes.ofHex("73 74 01"));
        copy.append(Bytes.ofHex("00"));
        copyOfCopy.append(Bytes.ofHex("ff ff"));
        copy.append(Bytes.ofHex("01 00"));

        assertEquals(List.of(piece("04 74 65 73 74", "74 65 73 74", 0, 1)), pieces(buffer));
        assertEquals(
                List.of(piece("04 74 65 00 01", "74 65 00 01", 0, 1), piece("00", "", 5, 6)),
                pieces(copy));
        assertEquals(List.of(piece("04 74 65 ff ff", "74 65 ff ff", 0, 1)), pieces(copyOfCopy));
        assertEquals(1, buffer.length());
    }

    @Test
    void what_was_taken_stays_as_it_was_while_more_arrives() throws Exception {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(Bytes.ofHex("01"));
        buffer.append(Bytes.ofHex("61 02"));
        List<Piece> taken = pieces(buffer);
        for (int i = 0; i < 200; i++) {
            buffer.append(Bytes.ofHex("ff"));
        }

        assertEquals(List.of(piece("01 61", "61", 0, 1)), taken);
    }

    /// Counts what the virtual machine hands out, because the clock says nothing for sure.
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1200})
    void a_long_message_in_small_runs_costs_a_few_times_its_length(int run) throws Exception {
        int length = 1 << 20;
        Bytes message = new WireWriter().bytes(Bytes.wrap(new byte[length])).toBytes();
        Bytes chunk = Bytes.wrap(new byte[run]);
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(message.slice(0, 4));
        int runs = 0;
        long before = allocated();
        while (buffer.takeSized(length).isEmpty()) {
            buffer.append(chunk);
            runs++;
        }
        long spent = allocated() - before;

        assertEquals((length + run - 1) / run, runs);
        assertTrue(spent < 8L * length, spent + " octets for " + runs + " runs");
    }
}
