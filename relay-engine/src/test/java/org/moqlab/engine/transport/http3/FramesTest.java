package org.moqlab.engine.transport.http3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.http3.FrameReader.Treatment;

final class FramesTest {
    /// Gathers headers, passes data on, skips the rest, and objects to type 9.
    private static final class Notes implements FrameReader.Sink {
        private final List<String> notes = new ArrayList<>();
        private Bytes passed = Bytes.EMPTY;

        @Override
        public Treatment begins(long type, long length) throws Http3Exception {
            notes.add(type + " of " + length);
            if (type == 9) {
                throw Http3Exception.ofConnection(Http3Error.FRAME_UNEXPECTED, "nine");
            }
            return type == Frames.HEADERS
                    ? Treatment.GATHER
                    : type == Frames.DATA ? Treatment.PASS : Treatment.SKIP;
        }

        @Override
        public void gathered(long type, Bytes payload) {
            notes.add(type + " is " + payload);
        }

        @Override
        public void passed(Bytes piece) {
            passed = passed.concat(piece);
        }
    }

    private static final Bytes STREAM =
            Bytes.ofHex("01 03 aabbcc  00 02 dd ee  4021 05 0102030405  01 00  00 00  00 01 ff");

    @Test
    void wherever_a_stream_is_cut_the_same_frames_come_out() throws Exception {
        List<String> expected =
                List.of(
                        "1 of 3",
                        "1 is aabbcc",
                        "0 of 2",
                        "33 of 5",
                        "1 of 0",
                        "1 is ",
                        "0 of 0",
                        "0 of 1");
        for (int cut = 0; cut <= STREAM.length(); cut++) {
            Notes notes = new Notes();
            FrameReader reader = new FrameReader(notes);
            reader.feed(STREAM.slice(0, cut));
            reader.feed(STREAM.slice(cut, STREAM.length()));
            assertEquals(expected, notes.notes, "cut at " + cut);
            assertEquals(Bytes.ofHex("dd ee ff"), notes.passed);
            assertTrue(reader.isBetweenFrames());
        }
    }

    @Test
    void a_stream_that_ends_within_a_frame_is_noticed() throws Exception {
        for (String cut : List.of("01", "40", "01 02", "01 02 aa", "00 02 aa")) {
            FrameReader reader = new FrameReader(new Notes());
            reader.feed(Bytes.ofHex(cut));
            assertFalse(reader.isBetweenFrames(), cut);
        }
    }

    @Test
    void a_frame_the_sink_objects_to_goes_no_further() {
        Notes notes = new Notes();
        assertThrows(
                Http3Exception.class,
                () -> new FrameReader(notes).feed(Bytes.ofHex("09 00 01 00")));
        assertEquals(List.of("9 of 0"), notes.notes);
    }

    @Test
    void our_settings_open_sessions_of_every_draft_in_use() throws Exception {
        Bytes payload = Settings.OURS.encode();
        assertEquals(
                Bytes.ofHex(
                        "06 80004000 08 01 33 01 80ffd277 01 ab603742 01 ab603743 01"
                                + " c0000000c671706a 01"),
                payload);
        Settings read = Settings.decode(payload);
        assertEquals(Settings.OURS, read);
        assertTrue(read.takesDatagrams());
        assertTrue(read.takesWebTransport());
    }

    @Test
    void settings_of_others_are_read_whatever_else_is_in_them() throws Exception {
        Settings chromium =
                Settings.decode(Bytes.ofHex("01 80010000 07 4064 33 01 ab603742 01 4040 05"));
        assertTrue(chromium.takesDatagrams());
        assertTrue(chromium.takesWebTransport());
        Settings plain = Settings.decode(Bytes.EMPTY);
        assertFalse(plain.takesDatagrams());
        assertFalse(plain.takesWebTransport());
        assertFalse(new Settings(Map.of(0x2b603742L, 0L)).takesWebTransport());
    }

    @ParameterizedTest
    @CsvSource({
        "08, FRAME",
        "0840, FRAME",
        "0802, SETTINGS",
        "3302, SETTINGS",
        "0201, SETTINGS",
        "0001, SETTINGS",
        "08010801, SETTINGS"
    })
    void settings_that_cannot_be_end_the_connection(String hex, Http3Error error) {
        Http3Exception broken =
                assertThrows(Http3Exception.class, () -> Settings.decode(Bytes.ofHex(hex)));
        assertEquals(error, broken.error());
        assertTrue(broken.isFatal());
    }

    @Test
    void the_head_of_a_stream_is_read_wherever_it_is_cut() {
        Bytes bidi = StreamHead.of(true, 4);
        assertEquals(Bytes.ofHex("4041 04"), bidi);
        Bytes stream = bidi.concat(Bytes.ofUtf8("rest"));
        for (int cut = 0; cut < bidi.length(); cut++) {
            StreamHead head = StreamHead.ofBidi();
            assertEquals(Optional.empty(), head.feed(stream.slice(0, cut)));
            assertEquals(
                    Optional.of(new StreamHead.Head(0x41, 4, Bytes.ofUtf8("rest"))),
                    head.feed(stream.slice(cut, stream.length())));
        }
        assertEquals(Bytes.ofHex("4054 00"), StreamHead.of(false, 0));
        assertEquals(
                Optional.of(new StreamHead.Head(0, -1, Bytes.ofHex("04"))),
                StreamHead.ofUni().feed(Bytes.ofHex("0004")));
        assertEquals(
                Optional.of(new StreamHead.Head(1L << 32, -1, Bytes.EMPTY)),
                StreamHead.ofUni().feed(Bytes.ofHex("c000000100000000")));
    }

    @Test
    void a_close_is_found_among_other_capsules_wherever_they_are_cut() throws Exception {
        Bytes capsules = Bytes.ofHex("17 02 abcd  c000000012345678 00  6843 08 000001a4 74657374");
        for (int cut = 0; cut < capsules.length(); cut++) {
            CapsuleReader reader = new CapsuleReader();
            assertEquals(Optional.empty(), reader.feed(capsules.slice(0, cut)));
            assertEquals(
                    Optional.of(new CapsuleReader.Close(420, "test")),
                    reader.feed(capsules.slice(cut, capsules.length())));
        }
    }

    @Test
    void a_close_is_written_as_a_rust_server_writes_it() {
        assertEquals(
                Bytes.ofHex("00 13 6843 10 00000006 756e617574686f72697a6564"),
                CapsuleReader.close(6, Bytes.ofUtf8("unauthorized")));
        assertEquals(
                Bytes.ofHex("00 07 6843 04 ffffffff"),
                CapsuleReader.close(0xffffffffL, Bytes.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6843 03", "6843 4405", "6843 c000000100000000"})
    void a_close_of_impossible_length_ends_the_session(String hex) {
        Http3Exception broken =
                assertThrows(
                        Http3Exception.class, () -> new CapsuleReader().feed(Bytes.ofHex(hex)));
        assertEquals(Http3Error.MESSAGE, broken.error());
    }

    @Test
    void integers_take_the_shortest_form_and_have_a_largest() {
        assertEquals(
                Bytes.ofHex("3f 4040 80004000 c000000040000000 ffffffffffffffff"),
                new Octets()
                        .varint(63)
                        .varint(64)
                        .varint(1 << 14)
                        .varint(1 << 30)
                        .varint(Octets.MAX_VARINT)
                        .toBytes());
        assertThrows(IllegalArgumentException.class, () -> new Octets().varint(-1));
        assertThrows(
                IllegalArgumentException.class, () -> new Octets().varint(Octets.MAX_VARINT + 1));
    }
}
