package org.moqlab.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;

/// The primitive encodings: octets as the protocol prints them, and what is refused at which octet.
final class PrimitivesTest {
    private static final long BASE = 40;

    private static WireReader reader(String hex) {
        return new WireReader(Bytes.ofHex(hex), BASE);
    }

    private interface Reading {
        Object read(WireReader in) throws DecodeException;
    }

    private static void refuses(String hex, Reading reading, ErrorCode code, long octet) {
        WireReader in = reader(hex);
        DecodeException broken = assertThrows(DecodeException.class, () -> reading.read(in));
        assertEquals(code, broken.code(), broken.getMessage());
        assertEquals(BASE + octet, broken.offset(), broken.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "37, 25",
        "63, 3f",
        "64, 40 40",
        "15293, 7b bd",
        "16383, 7f ff",
        "16384, 80 00 40 00",
        "494878333, 9d 7f 3e 7d",
        "1073741823, bf ff ff ff",
        "1073741824, c0 00 00 00 40 00 00 00",
        "9007199254740991, c0 1f ff ff ff ff ff ff",
        "4611686018427387903, ff ff ff ff ff ff ff ff"
    })
    void a_varint_is_written_shortest_and_read_back(long value, String hex) throws Exception {
        Bytes written = new WireWriter().varint(value).toBytes();
        WireReader in = new WireReader(written, 0);

        assertEquals(Bytes.ofHex(hex), written);
        assertEquals(value, in.varint());
        assertTrue(in.isAtEnd(), "all octets are read");
    }

    @ParameterizedTest
    @CsvSource({"37, 40 25", "37, 80 00 00 25", "37, c0 00 00 00 00 00 00 25", "64, 80 00 00 40"})
    void a_varint_is_read_in_any_of_its_forms(long value, String hex) throws Exception {
        assertEquals(value, reader(hex).varint());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 62, Long.MIN_VALUE, Long.MAX_VALUE})
    void a_number_outside_62_bits_cannot_be_written(long value) {
        WireWriter out = new WireWriter();

        assertThrows(IllegalArgumentException.class, () -> out.varint(value));
        assertEquals(Bytes.EMPTY, out.toBytes(), "nothing was written");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "40, 1", "80 00 00, 3", "c0 00 00 00 00 00 00, 7"})
    void a_varint_cut_short_is_refused_where_it_ends(String hex, long octet) {
        refuses(hex, WireReader::varint, ErrorCode.DECODE, octet);
    }

    @Test
    void a_varint_above_its_bound_is_refused_where_it_begins() throws Exception {
        assertEquals(64, reader("40 40").varint("number", 64));
        refuses("40 41", in -> in.varint("number", 64), ErrorCode.BOUNDS_EXCEEDED, 0);
    }

    @Test
    void a_bool_is_0_or_1_and_nothing_else() throws Exception {
        assertEquals(false, reader("00").bool());
        assertEquals(true, reader("01").bool());
        refuses("02", WireReader::bool, ErrorCode.DECODE, 0);
        refuses("ff", WireReader::bool, ErrorCode.DECODE, 0);
        refuses("", WireReader::bool, ErrorCode.DECODE, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "test, 04 74 65 73 74",
        "'', 00",
        "Grüße, 07 47 72 c3 bc c3 9f 65",
        "😀, 04 f0 9f 98 80"
    })
    void a_string_is_its_length_in_octets_and_utf_8(String text, String hex) throws Exception {
        assertEquals(Bytes.ofHex(hex), new WireWriter().string(text).toBytes());
        assertEquals(text, reader(hex).string());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 ff",
                "02 c3 28",
                "01 c3",
                "02 c0 80",
                "03 ed a0 80",
                "04 f4 90 80 80",
                "05 74 65 73 74 80"
            })
    void text_that_is_not_utf_8_is_refused_where_the_string_begins(String hex) {
        refuses(hex, WireReader::string, ErrorCode.DECODE, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "05 74 65 73 74, 1",
        "40 05 74 65 73 74, 2",
        "bf ff ff ff 00, 4",
        "ff ff ff ff ff ff ff ff 00, 8"
    })
    void a_length_beyond_the_message_is_refused_after_the_length(String hex, long octet) {
        refuses(hex, WireReader::bytes, ErrorCode.DECODE, octet);
        refuses(hex, WireReader::string, ErrorCode.DECODE, octet);
    }

    @Test
    void octets_left_over_are_a_wrong_size_at_the_first_of_them() throws Exception {
        WireReader in = reader("25 00 00");
        in.varint();

        DecodeException broken = assertThrows(DecodeException.class, in::expectEnd);
        assertEquals(ErrorCode.WRONG_SIZE, broken.code());
        assertEquals(BASE + 1, broken.offset());
        assertEquals("2 octets left over after the message at octet 41", broken.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "-1, 01",
        "1, 02",
        "-13, 19",
        "33, 40 42",
        "3000, 57 70",
        "2305843009213693951, ff ff ff ff ff ff ff fe",
        "-2305843009213693952, ff ff ff ff ff ff ff ff"
    })
    void a_number_of_either_sign_takes_turns_around_0(long value, String hex) throws Exception {
        assertEquals(Bytes.ofHex(hex), new WireWriter().zigzag(value).toBytes());
        assertEquals(value, reader(hex).zigzag());
    }

    @ParameterizedTest
    @CsvSource({
        ", 00",
        "0, 01",
        "7, 08",
        "63, 40 40",
        "4611686018427387902, ff ff ff ff ff ff ff ff"
    })
    void an_optional_number_is_0_for_none_or_one_more(@Nullable Long value, String hex)
            throws Exception {
        OptionalLong number = value == null ? OptionalLong.empty() : OptionalLong.of(value);

        assertEquals(Bytes.ofHex(hex), new WireWriter().optional(number).toBytes());
        assertEquals(number, reader(hex).optional());
    }

    @Test
    void a_duration_is_its_milliseconds() throws Exception {
        assertEquals(Bytes.ofHex("41 f4"), new WireWriter().varint(500).toBytes());
        assertEquals(500, reader("41 f4").varint());
    }

    private interface Writing {
        WireWriter write(WireWriter out);
    }

    private static void inexpressible(Writing writing) {
        WireWriter out = new WireWriter();
        assertThrows(IllegalArgumentException.class, () -> writing.write(out));
        assertEquals(Bytes.EMPTY, out.toBytes(), "nothing was written");
    }

    @Test
    void what_has_no_wire_form_is_refused_before_anything_is_written() {
        inexpressible(out -> out.u8(-1));
        inexpressible(out -> out.u8(256));
        inexpressible(out -> out.u16(-1));
        inexpressible(out -> out.u16(65_536));
        inexpressible(out -> out.zigzag(1L << 61));
        inexpressible(out -> out.zigzag(-(1L << 61) - 1));
        inexpressible(out -> out.optional(OptionalLong.of(-1)));
        inexpressible(out -> out.optional(OptionalLong.of(WireWriter.MAX_VARINT)));
        inexpressible(out -> out.string("half a pair \ud83d"));
        inexpressible(out -> out.text("abcd", 3));
    }

    @Test
    void a_number_in_fixed_octets_is_big_endian() {
        assertEquals(
                Bytes.ofHex("00 ff 01 00 ff ff"),
                new WireWriter().u8(0).u8(255).u16(256).u16(65_535).toBytes());
    }
}
