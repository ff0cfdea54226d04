package org.moqlab.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;

/// Error codes of moq-lite, and their form on streams.
final class ErrorCodesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 52e4a40fa8db, c0 00 52 e4 a4 0f a8 db",
        "5, 52e4a40fa8e0, c0 00 52 e4 a4 0f a8 e0",
        "13, 52e4a40fa8e8, c0 00 52 e4 a4 0f a8 e8",
        "24, 52e4a40fa8f3, c0 00 52 e4 a4 0f a8 f3",
        "29, 52e4a40fa8f8, c0 00 52 e4 a4 0f a8 f8",
        "30, 52e4a40fa8fa, c0 00 52 e4 a4 0f a8 fa",
        "64, 52e4a40fa91d, c0 00 52 e4 a4 0f a9 1d",
        "4294967295, 52e5ac983162, c0 00 52 e5 ac 98 31 62"
    })
    void a_stream_code_is_mapped_as_webtransport_does(long code, String wire, String varint)
            throws Exception {
        long mapped = Long.parseLong(wire, 16);

        assertEquals(mapped, StreamCode.toWire(code));
        assertEquals(code, StreamCode.fromWire(mapped).orElseThrow());
        assertEquals(Bytes.ofHex(varint), new WireWriter().varint(mapped).toBytes());
        assertEquals(mapped, new WireReader(Bytes.ofHex(varint), 0).varint());
    }

    @Test
    void a_mapped_code_stands_in_a_quic_frame_as_published() {
        WireWriter reset = new WireWriter().varint(4).varint(4);
        WireWriter stop = new WireWriter().varint(5).varint(4);

        assertEquals(
                Bytes.ofHex("04 04 c0 00 52 e4 a4 0f a8 e8 00"),
                reset.varint(StreamCode.toWire(13)).varint(0).toBytes());
        assertEquals(
                Bytes.ofHex("05 04 c0 00 52 e4 a4 0f a8 db"),
                stop.varint(StreamCode.toWire(0)).toBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL, 0",
        "REQUIRED_EXTENSION, 1",
        "OLD, 2",
        "TIMEOUT, 3",
        "TRANSPORT, 4",
        "DECODE, 5",
        "UNAUTHORIZED, 6",
        "VERSION, 9",
        "UNEXPECTED_STREAM, 10",
        "BOUNDS_EXCEEDED, 11",
        "DUPLICATE, 12",
        "NOT_FOUND, 13",
        "WRONG_SIZE, 14",
        "PROTOCOL_VIOLATION, 15",
        "UNEXPECTED_MESSAGE, 16",
        "UNSUPPORTED, 17",
        "ENCODE, 18",
        "TOO_MANY_PARAMETERS, 19",
        "INVALID_ROLE, 20",
        "UNKNOWN_ALPN, 21",
        "DROPPED, 24",
        "CLOSED, 25",
        "LAGGED, 26",
        "FRAME_TOO_LARGE, 27",
        "TIMESTAMP_MISMATCH, 29",
        "UNROUTABLE, 30",
        "EVICTED, 31"
    })
    void an_error_has_the_number_of_the_protocol(ErrorCode error, long code) {
        assertEquals(code, error.code());
        assertEquals(Optional.of(error), ErrorCode.of(code));
    }

    @Test
    void a_number_without_a_name_stays_a_number() {
        assertEquals(Optional.empty(), ErrorCode.of(28));
        assertEquals("64", ErrorCode.describe(64));
        assertEquals("13 not found", ErrorCode.describe(13));
        assertEquals(27, ErrorCode.values().length);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                13,
                -1,
                Long.MAX_VALUE,
                StreamCode.FIRST - 1,
                StreamCode.LAST + 1,
                0x52e4a40fa8f9L,
                0x52e4a40fa918L
            })
    void a_code_outside_the_range_or_on_a_reserved_point_means_nothing(long wire) {
        assertTrue(StreamCode.fromWire(wire).isEmpty(), Long.toHexString(wire));
    }

    @Test
    void every_code_up_to_ten_thousand_survives_the_mapping_in_order() {
        long last = 0;
        for (long code = 0; code < 10_000; code++) {
            long wire = StreamCode.toWire(code);
            assertTrue(wire > last, "codes keep their order");
            assertEquals(code, StreamCode.fromWire(wire).orElseThrow());
            last = wire;
        }
    }

    @Test
    void only_a_u32_is_a_stream_code() {
        assertThrows(IllegalArgumentException.class, () -> StreamCode.toWire(-1));
        assertThrows(IllegalArgumentException.class, () -> StreamCode.toWire(1L << 32));
    }
}
