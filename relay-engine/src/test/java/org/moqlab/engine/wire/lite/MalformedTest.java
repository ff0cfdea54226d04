package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;

/// Bodies that are no messages: each is refused with one code at one octet of its stream.
final class MalformedTest {
    private static final long BASE = 100;

    /// Whole bodies by codec and version; text and octets behind a length stand in brackets.
    private static final String BODIES =
            """
            CLIENT_SETUP, 02, 01 c0 00 00 00 ff 0d ad 02 02 02 80 00 a4 55 07 02 [6a 73]
            CLIENT_SETUP, 01, 00 01 05 03 [61 62 63]
            SERVER_SETUP, 02, c0 00 00 00 ff 0d ad 02 01 01 01 [01]
            SESSION_INFO, 02, 80 0f 42 40
            SETUP, 05, 04 01 01 [01] 02 05 [2f 61 6e 6f 6e] 04 02 [40 03] 05 02 [52 34]
            ANNOUNCE_REQUEST, 01, 06 [72 6f 6f 6d 2f 31]
            ANNOUNCE_REQUEST, 03, 04 [72 6f 6f 6d]
            ANNOUNCE_REQUEST, 04, 04 [72 6f 6f 6d] 52 34
            ANNOUNCE_REQUEST, 05, 04 [72 6f 6f 6d] 52 34
            ANNOUNCE_REQUEST, lab-06, 04 [72 6f 6f 6d]
            ANNOUNCE_INIT, 01, 02 04 [74 65 73 74] 01 [61]
            ANNOUNCE_OK, 05, 52 34 40 01
            ANNOUNCE, 01, 01 04 [74 65 73 74]
            ANNOUNCE, 02, 00 04 [74 65 73 74]
            ANNOUNCE, 03, 01 04 [74 65 73 74] 40 40
            ANNOUNCE, 04, 01 04 [74 65 73 74] 02 05 c0 1f ff ff ff ff ff ff
            ANNOUNCE, 05, 02 04 [74 65 73 74] 01 52 34
            ANNOUNCE_START, lab-06, 04 [74 65 73 74] 02 05 52 34 02 40 40
            ANNOUNCE_END, lab-06, 40 40
            ANNOUNCE_RESTART, lab-06, 40 40 01 52 34 00 40 09
            HEARTBEAT_STATUS, lab-03, 03 04 [74 65 73 74] 07 45 dc
            HEARTBEAT, lab-06, 04 [74 65 73 74] 07 45 dc
            SUBSCRIBE, 01, 01 04 [74 65 73 74] 01 [76] 64
            SUBSCRIBE, 02, 01 04 [74 65 73 74] 01 [76] 64
            SUBSCRIBE, 03, 01 04 [74 65 73 74] 01 [76] 64 00 41 f4 08 40 40
            SUBSCRIBE, 04, 40 41 00 02 [76 32] ff 01 00 00 00
            SUBSCRIBE, 05, 01 04 [74 65 73 74] 01 [76] 64 00 41 f4 08 40 40
            SUBSCRIBE_UPDATE, 01, 05
            SUBSCRIBE_UPDATE, 03, 05 01 40 fa 00 00
            SUBSCRIBE_OK_UNTYPED, 01, 64
            SUBSCRIBE_OK_UNTYPED, 02, ''
            SUBSCRIBE_OK, 03, 64 01 41 f4 08 40 40
            SUBSCRIBE_OK, 04, 64 01 41 f4 08 40 40
            SUBSCRIBE_START, 05, 40 40
            SUBSCRIBE_END, 05, 40 40
            SUBSCRIBE_DROP, 03, 03 40 40 03
            SUBSCRIBE_DROP, 05, 03 40 40 03
            GROUP, 03, 00 40 40
            TRACK, 05, 04 [74 65 73 74] 01 [76]
            TRACK_INFO, 05, 00 00 53 88 43 e8
            FETCH, 05, 04 [74 65 73 74] 01 [76] 01 40 40
            PROBE, 03, 80 0f 42 40
            PROBE, 04, 80 0f 42 40 14
            PROBE, 05, 80 0f 42 40 40 14
            GOAWAY, 04, 0a [68 74 74 70 73 3a 2f 2f 62 2f]
            DATAGRAM, 05, 00 40 07 4b b8
            """;

    private static LiteVersion version(String digits) {
        boolean lab = digits.startsWith("lab-");
        return LiteVersion.ofWire(lab ? "moq" + digits : "moq-lite-" + digits).orElseThrow();
    }

    private static void refused(
            Codec codec, LiteVersion version, Bytes body, ErrorCode code, long octet) {
        DecodeException broken =
                assertThrows(
                        DecodeException.class,
                        () -> codec.decode(body, BASE, version),
                        codec + " " + body);
        assertEquals(
                code + " at " + octet,
                broken.code() + " at " + (broken.offset() - BASE),
                broken.getMessage());
    }

    private static final Pattern TEXT = Pattern.compile("\\[[^\\]]*\\]");

    private static Bytes octets(String marked) {
        return Bytes.ofHex(marked.replace("[", "").replace("]", ""));
    }

    /// Where reading fails in a body cut at `cut`: at the cut, or where the text it cuts begins.
    private static int failure(String marked, int cut) {
        Matcher text = TEXT.matcher(marked);
        while (text.find()) {
            int start = octets(marked.substring(0, text.start())).length();
            int end = octets(marked.substring(0, text.end())).length();
            if (start <= cut && cut < end) {
                return start;
            }
        }
        return cut;
    }

    @ParameterizedTest
    @CsvSource(textBlock = BODIES)
    void a_body_cut_short_anywhere_is_refused_where_it_ends_or_its_text_begins(
            Codec codec, String version, String marked) throws Exception {
        Bytes body = octets(marked);
        codec.decode(body, BASE, version(version));
        for (int cut = 0; cut < body.length(); cut++) {
            int octet = failure(marked, cut);
            refused(codec, version(version), body.slice(0, cut), ErrorCode.DECODE, octet);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = BODIES)
    void an_octet_left_over_is_a_wrong_size(Codec codec, String version, String marked) {
        Bytes body = octets(marked);
        if (codec != Codec.DATAGRAM) {
            Bytes longer = body.concat(Bytes.ofHex("00"));
            refused(codec, version(version), longer, ErrorCode.WRONG_SIZE, body.length());
        }
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void every_message_with_a_body_is_cut_short_somewhere_here(Codec codec) {
        Set<Codec> without = EnumSet.of(Codec.FRAME);
        assertEquals(
                !without.contains(codec),
                BODIES.lines().anyMatch(line -> line.startsWith(codec + ",")));
    }

    @ParameterizedTest
    @CsvSource({
        "ANNOUNCE, 03, 02 04 74 65 73 74 01, DECODE, 0",
        "ANNOUNCE, 04, 02 04 74 65 73 74 00, DECODE, 0",
        "ANNOUNCE, 05, 03 04 74 65 73 74 00, DECODE, 0",
        "ANNOUNCE, 02, ff 04 74 65 73 74, DECODE, 0",
        "ANNOUNCE, 03, 01 02 c3 28 01, DECODE, 1",
        "ANNOUNCE, 03, 01 ff ff ff ff ff ff ff ff 74, DECODE, 9",
        "ANNOUNCE, 04, 01 00 21, BOUNDS_EXCEEDED, 2",
        "ANNOUNCE, 05, 00 00 ff ff ff ff ff ff ff ff, BOUNDS_EXCEEDED, 2",
        "ANNOUNCE_START, lab-06, 02 c3 28 00 00 00, DECODE, 0",
        "ANNOUNCE_START, lab-06, 04 74 65 73 74 01 52 34 02, DECODE, 9",
        "ANNOUNCE_START, lab-06, 00 21, BOUNDS_EXCEEDED, 1",
        "ANNOUNCE_RESTART, lab-06, 40 40 21, BOUNDS_EXCEEDED, 2",
        "ANNOUNCE_REQUEST, lab-06, 00 00, WRONG_SIZE, 1",
        "ANNOUNCE_REQUEST, 05, 02 c3 28 00, DECODE, 0",
        "ANNOUNCE_INIT, 02, 80 01 00 01, BOUNDS_EXCEEDED, 0",
        "ANNOUNCE_INIT, 02, ff ff ff ff ff ff ff ff, BOUNDS_EXCEEDED, 0",
        "ANNOUNCE_INIT, 02, 02 01 61 02 c3 28, DECODE, 3",
        "SUBSCRIBE, 03, 00 01 61 01 74 64 02 00 00 00, DECODE, 6",
        "SUBSCRIBE, 02, 00 01 61 01 74 64 01 00 00 00, WRONG_SIZE, 6",
        "SUBSCRIBE, 02, 00 01 ff 01 74 64, DECODE, 1",
        "SUBSCRIBE, 02, 00 01 61 02 c3 28 64, DECODE, 3",
        "SUBSCRIBE, 05, 00 40 05 74 65, DECODE, 3",
        "SUBSCRIBE_UPDATE, 05, 05 02 00 00 00, DECODE, 1",
        "SUBSCRIBE_OK, 03, 64 02 00 00 00, DECODE, 1",
        "SUBSCRIBE_OK_UNTYPED, 02, 00, WRONG_SIZE, 0",
        "SERVER_SETUP, 02, 00 40 41, BOUNDS_EXCEEDED, 1",
        "SERVER_SETUP, 02, 00 01 01 05 00, DECODE, 4",
        "SERVER_SETUP, 02, 00 02 07 00 07 00, DUPLICATE, 4",
        "CLIENT_SETUP, 02, 40 41, BOUNDS_EXCEEDED, 0",
        "CLIENT_SETUP, 02, 02 00, DECODE, 2",
        "CLIENT_SETUP, 02, 00 40 41, BOUNDS_EXCEEDED, 1",
        "CLIENT_SETUP, 02, 00 02 02 00 02 00, DUPLICATE, 4",
        "CLIENT_SETUP, 02, 00 02 07 00 40 07 00, DUPLICATE, 4",
        "CLIENT_SETUP, 02, 00 01 07 01 ff, DECODE, 3",
        "CLIENT_SETUP, 02, 00 01 05 09 00, DECODE, 4",
        "SETUP, 05, 40 41, BOUNDS_EXCEEDED, 0",
        "SETUP, 05, 02 01 01 01 01 01 01, DUPLICATE, 4",
        "SETUP, 05, 02 3f 00 40 3f 00, DUPLICATE, 3",
        "SETUP, 05, 01 01 00, DECODE, 3",
        "SETUP, 05, 01 01 01 40, DECODE, 4",
        "SETUP, 05, 01 05 02 01 00, WRONG_SIZE, 4",
        "SETUP, 05, 01 02 02 c3 28, DECODE, 3",
        "TRACK_INFO, 05, 00 02 00 01, DECODE, 1",
        "TRACK_INFO, 05, 00 00 00 00, DECODE, 3",
        "TRACK_INFO, 05, 00 00 40 00 40 00, DECODE, 4",
        "FETCH, 05, 01 ff 01 76 01 07, DECODE, 0",
        "TRACK, 05, 01 61 01 ff, DECODE, 2",
        "GOAWAY, 05, 02 c3 28, DECODE, 0"
    })
    void a_malformed_body_is_refused_with_its_code_at_its_octet(
            Codec codec, String version, String hex, ErrorCode code, long octet) {
        refused(codec, version(version), Bytes.ofHex(hex), code, octet);
    }

    @ParameterizedTest
    @CsvSource({
        "ANNOUNCE, lab-06",
        "SUBSCRIBE_OK, 05",
        "PROBE, 01",
        "PROBE, 02",
        "HEARTBEAT_STATUS, 03",
        "HEARTBEAT, 05"
    })
    void a_message_its_version_does_not_know_is_unexpected(Codec codec, String version) {
        refused(codec, version(version), Bytes.ofHex("00"), ErrorCode.UNEXPECTED_MESSAGE, 0);
    }

    @Test
    void names_are_normalised_as_they_are_read() throws Exception {
        Bytes body = new WireWriter().bool(true).string("//room///1/").toBytes();

        assertEquals(
                new Announce(true, new Namespace("room/1"), HopCount.ZERO),
                Announce.decode(body, BASE, LITE_02));
    }

    @Test
    void an_unknown_role_means_both_and_an_unknown_probe_level_is_kept() throws Exception {
        Setup.Part part = Setup.decode(Bytes.ofHex("01 03 01 03"), BASE).part();
        long probe = Setup.decode(Bytes.ofHex("01 01 02 40 63"), BASE).probe();

        assertEquals(Setup.Part.BOTH, part);
        assertEquals(99, probe);
        assertEquals(
                Setup.of(0, Origin.UNKNOWN),
                Codec.SETUP.decode(Bytes.ofHex("01 02 00"), BASE, LITE_05),
                "an empty path is the root");
    }
}
