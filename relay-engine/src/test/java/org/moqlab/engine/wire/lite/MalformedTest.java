package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.WireWriter;

/// Bodies that are no messages: each is refused with one code at one octet of its stream.
final class MalformedTest {
    private static final long BASE = 100;

    enum Decoder {
        CLIENT_SETUP,
        SERVER_SETUP,
        SESSION_INFO,
        REQUEST,
        INIT,
        ANNOUNCE_02,
        ANNOUNCE_03,
        SUBSCRIBE_02,
        SUBSCRIBE_03,
        OK_02,
        OK_03,
        DROP,
        GROUP;

        Message decode(Bytes body) throws DecodeException {
            return switch (this) {
                case CLIENT_SETUP -> ClientSetup.decode(body, BASE);
                case SERVER_SETUP -> ServerSetup.decode(body, BASE);
                case SESSION_INFO -> SessionInfo.decode(body, BASE);
                case REQUEST -> AnnounceRequest.decode(body, BASE);
                case INIT -> AnnounceInit.decode(body, BASE);
                case ANNOUNCE_02 -> Announce.decode(body, BASE, LITE_02);
                case ANNOUNCE_03 -> Announce.decode(body, BASE, LITE_03);
                case SUBSCRIBE_02 -> Subscribe.decode(body, BASE, LITE_02);
                case SUBSCRIBE_03 -> Subscribe.decode(body, BASE, LITE_03);
                case OK_02 -> SubscribeOk.decode(body, BASE, LITE_02);
                case OK_03 -> SubscribeOk.decode(body, BASE, LITE_03);
                case DROP -> SubscribeDrop.decode(body, BASE);
                case GROUP -> GroupHeader.decode(body, BASE);
            };
        }
    }

    private static void refused(Decoder decoder, Bytes body, ErrorCode code, long octet) {
        DecodeException broken =
                assertThrows(DecodeException.class, () -> decoder.decode(body), decoder.name());
        assertEquals(code, broken.code(), broken.getMessage());
        assertEquals(BASE + octet, broken.offset(), broken.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "ANNOUNCE_03, 02 04 74 65 73 74 01, DECODE, 0",
        "ANNOUNCE_02, ff 04 74 65 73 74, DECODE, 0",
        "ANNOUNCE_03, 01 02 c3 28 01, DECODE, 1",
        "ANNOUNCE_03, 01 05 74 65 73 74, DECODE, 2",
        "ANNOUNCE_03, 01 ff ff ff ff ff ff ff ff 74, DECODE, 9",
        "ANNOUNCE_03, 01 04 74 65 73 74, DECODE, 6",
        "ANNOUNCE_03, 01 04 74 65 73 74 40, DECODE, 7",
        "ANNOUNCE_03, 01 04 74 65 73 74 01 00, WRONG_SIZE, 7",
        "ANNOUNCE_02, 01 04 74 65 73 74 01, WRONG_SIZE, 6",
        "REQUEST, '', DECODE, 0",
        "REQUEST, 00 00, WRONG_SIZE, 1",
        "INIT, 02 04 74 65 73 74, DECODE, 6",
        "INIT, 01 04 74 65 73 74 00, WRONG_SIZE, 6",
        "INIT, 80 01 00 01, BOUNDS_EXCEEDED, 0",
        "INIT, ff ff ff ff ff ff ff ff, BOUNDS_EXCEEDED, 0",
        "SUBSCRIBE_03, 00 01 61 01 74 64 02 00 00 00, DECODE, 6",
        "SUBSCRIBE_03, 00 01 61 01 74 64, DECODE, 6",
        "SUBSCRIBE_02, 00 01 61 01 74 64 01 00 00 00, WRONG_SIZE, 6",
        "SUBSCRIBE_02, 00 01 ff 01 74 64, DECODE, 1",
        "SUBSCRIBE_02, 00 01 61 02 c3 28 64, DECODE, 3",
        "OK_02, 00, WRONG_SIZE, 0",
        "OK_03, '', DECODE, 0",
        "OK_03, 64 02 00 00 00, DECODE, 1",
        "OK_03, 64 01 00 00, DECODE, 4",
        "OK_03, 64 01 00 00 00 00, WRONG_SIZE, 5",
        "DROP, 03 04, DECODE, 2",
        "GROUP, 00, DECODE, 1",
        "GROUP, 00 07 00, WRONG_SIZE, 2",
        "SESSION_INFO, 80 0f 42, DECODE, 3",
        "SESSION_INFO, 00 00, WRONG_SIZE, 1",
        "SERVER_SETUP, c0 00 00 00 ff 0d ad 02, DECODE, 8",
        "SERVER_SETUP, c0 00 00 00 ff 0d ad 02 40 41, BOUNDS_EXCEEDED, 8",
        "SERVER_SETUP, c0 00 00 00 ff 0d ad 02 01 01 05 00, DECODE, 11",
        "CLIENT_SETUP, 40 41, BOUNDS_EXCEEDED, 0",
        "CLIENT_SETUP, 02 00, DECODE, 2",
        "CLIENT_SETUP, 00 40 41, BOUNDS_EXCEEDED, 1",
        "CLIENT_SETUP, 00 02 02 00 02 00, DUPLICATE, 4",
        "CLIENT_SETUP, 00 01 07 01 ff, DECODE, 3",
        "CLIENT_SETUP, 00 01 05 09 00, DECODE, 4",
        "CLIENT_SETUP, 00 00 00, WRONG_SIZE, 2"
    })
    void a_malformed_body_is_refused_with_its_code_at_its_octet(
            Decoder decoder, String hex, ErrorCode code, long octet) {
        refused(decoder, Bytes.ofHex(hex), code, octet);
    }

    static Stream<Arguments> whole_bodies() {
        return Stream.of(
                arguments(Decoder.ANNOUNCE_03, "01 04 74 65 73 74 40 40"),
                arguments(Decoder.ANNOUNCE_02, "01 04 74 65 73 74"),
                arguments(Decoder.INIT, "02 04 74 65 73 74 01 61"),
                arguments(Decoder.REQUEST, "06 72 6f 6f 6d 2f 31"),
                arguments(Decoder.SUBSCRIBE_03, "01 04 74 65 73 74 01 76 64 00 41 f4 08 40 40"),
                arguments(Decoder.SUBSCRIBE_02, "01 04 74 65 73 74 01 76 64"),
                arguments(Decoder.OK_03, "64 01 41 f4 08 40 40"),
                arguments(Decoder.DROP, "03 04 03"),
                arguments(Decoder.GROUP, "00 40 40"),
                arguments(Decoder.SESSION_INFO, "80 0f 42 40"),
                arguments(Decoder.SERVER_SETUP, "c0 00 00 00 ff 0d ad 02 01 01 01 01"),
                arguments(
                        Decoder.CLIENT_SETUP,
                        "01 c0 00 00 00 ff 0d ad 02 02 02 80 00 a4 55 07 02 6a 73"));
    }

    @ParameterizedTest
    @MethodSource("whole_bodies")
    void a_body_cut_short_anywhere_or_longer_by_one_is_refused(Decoder decoder, String hex)
            throws Exception {
        Bytes body = Bytes.ofHex(hex);
        decoder.decode(body);
        for (int cut = 0; cut < body.length(); cut++) {
            Bytes part = body.slice(0, cut);
            DecodeException broken =
                    assertThrows(DecodeException.class, () -> decoder.decode(part), "cut " + cut);
            assertEquals(ErrorCode.DECODE, broken.code(), "cut " + cut);
        }
        refused(decoder, body.concat(Bytes.ofHex("00")), ErrorCode.WRONG_SIZE, body.length());
    }

    @Test
    void a_namespace_above_its_bound_is_refused_where_it_begins() throws Exception {
        Bytes longest = new WireWriter().string("a".repeat(Namespace.MAX_LENGTH)).toBytes();
        Bytes longer = new WireWriter().string("a".repeat(Namespace.MAX_LENGTH + 1)).toBytes();
        Bytes slashes = new WireWriter().string("/".repeat(Namespace.MAX_LENGTH + 1)).toBytes();

        assertEquals(
                new AnnounceRequest(new Namespace("a".repeat(Namespace.MAX_LENGTH))),
                AnnounceRequest.decode(longest, BASE));
        refused(Decoder.REQUEST, longer, ErrorCode.BOUNDS_EXCEEDED, 0);
        refused(Decoder.REQUEST, slashes, ErrorCode.BOUNDS_EXCEEDED, 0);
    }

    @Test
    void names_are_normalised_as_they_are_read() throws Exception {
        Bytes body = new WireWriter().bool(true).string("//room///1/").toBytes();

        assertEquals(
                new Announce(true, new Namespace("room/1"), 0),
                Announce.decode(body, BASE, LITE_02));
    }

    @Test
    void a_client_may_list_as_many_versions_as_the_bound_and_no_more() throws Exception {
        Bytes most = setup(ClientSetup.MAX_VERSIONS);
        Bytes more = setup(ClientSetup.MAX_VERSIONS + 1);

        assertEquals(
                new ClientSetup(java.util.Collections.nCopies(64, 1L), ""),
                ClientSetup.decode(most, BASE));
        refused(Decoder.CLIENT_SETUP, more, ErrorCode.BOUNDS_EXCEEDED, 0);
    }

    private static Bytes setup(int versions) {
        WireWriter body = new WireWriter().varint(versions);
        List.copyOf(java.util.Collections.nCopies(versions, 1L)).forEach(body::varint);
        return body.varint(0).toBytes();
    }
}
