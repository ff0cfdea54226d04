package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.WireWriter;

/// Messages of moq-lite-02 and -03 as the published implementations put them on the wire.
final class VectorsTest {
    private static final long LITE_01_CODE = 0xff0dad01L;
    private static final long DRAFT_14_CODE = 0xff00000eL;
    private static final Namespace TEST = new Namespace("test");
    private static final String VERSIONS =
            "03 c0 00 00 00 ff 0d ad 02 c0 00 00 00 ff 0d ad 01 c0 00 00 00 ff 00 00 0e ";
    private static final List<Long> OFFERED = List.of(LITE_02.code(), LITE_01_CODE, DRAFT_14_CODE);

    enum Framing {
        SIZED,
        TYPED_SIZED,
        TRANSPORT
    }

    interface Decoder {
        Message decode(Bytes body, long offset) throws DecodeException;
    }

    private static Bytes typed(long type, Bytes message) {
        return new WireWriter().varint(type).raw(message).toBytes();
    }

    private static Message decoded(String hex, Framing frame, Decoder decoder) throws Exception {
        StreamBuffer buffer = new StreamBuffer();
        buffer.append(Bytes.ofHex(hex));
        StreamBuffer.Piece piece =
                switch (frame) {
                    case SIZED -> buffer.takeSized(1 << 20).orElseThrow();
                    case TYPED_SIZED -> buffer.takeTypedSized(1 << 20).orElseThrow();
                    case TRANSPORT -> buffer.takeTyped(1 << 20).orElseThrow();
                };
        assertTrue(buffer.isEmpty(), "the frame holds all octets");
        return decoder.decode(piece.body(), piece.bodyOffset());
    }

    private static Arguments request(String hex, String prefix) {
        AnnounceRequest message = new AnnounceRequest(new Namespace(prefix));
        Decoder decoder = AnnounceRequest::decode;
        return arguments(hex, Framing.TYPED_SIZED, message, typed(1, message.encode()), decoder);
    }

    private static Arguments init(String hex, Namespace... suffixes) {
        AnnounceInit message = new AnnounceInit(List.of(suffixes));
        Decoder decoder = AnnounceInit::decode;
        return arguments(hex, Framing.SIZED, message, message.encode(), decoder);
    }

    private static Arguments announce(String hex, LiteVersion version, Announce message) {
        Decoder decoder = (body, offset) -> Announce.decode(body, offset, version);
        return arguments(hex, Framing.SIZED, message, message.encode(version), decoder);
    }

    private static Arguments subscribe(String hex, LiteVersion version) {
        Subscribe message = new Subscribe(0, TEST, new TrackName("catalog.json"), 100);
        Decoder decoder = (body, offset) -> Subscribe.decode(body, offset, version);
        Bytes encoded = typed(2, message.encode(version));
        return arguments(hex, Framing.TYPED_SIZED, message, encoded, decoder);
    }

    private static Arguments ok(String hex, Framing frame, LiteVersion version) {
        SubscribeOk message = new SubscribeOk(0);
        Decoder decoder = (body, offset) -> SubscribeOk.decode(body, offset, version);
        return arguments(hex, frame, message, message.encode(version), decoder);
    }

    static Stream<Arguments> session_messages() {
        SessionInfo info = new SessionInfo(1_000_000);
        Decoder infoDecoder = SessionInfo::decode;
        ServerSetup server = new ServerSetup(LITE_02.code());
        Decoder serverDecoder = ServerSetup::decode;
        ClientSetup client = new ClientSetup(OFFERED, "moq-lite-rs");
        Decoder clientDecoder = ClientSetup::decode;
        return Stream.of(
                arguments(
                        "20 00 30 "
                                + VERSIONS
                                + "02 02 c0 00 00 00 ff ff ff ff"
                                + " 07 0b 6d 6f 71 2d 6c 69 74 65 2d 72 73",
                        Framing.TRANSPORT,
                        client,
                        client.encode(),
                        clientDecoder),
                arguments(
                        "21 00 09 c0 00 00 00 ff 0d ad 02 00",
                        Framing.TRANSPORT,
                        server,
                        server.encode(),
                        serverDecoder),
                arguments("04 80 0f 42 40", Framing.SIZED, info, info.encode(), infoDecoder));
    }

    static Stream<Arguments> stream_messages() {
        SubscribeDrop drop = new SubscribeDrop(3, 4, 3);
        Decoder dropDecoder = SubscribeDrop::decode;
        GroupHeader group = new GroupHeader(0, 7);
        Decoder groupDecoder = GroupHeader::decode;
        return Stream.of(
                request("01 01 00", ""),
                request("01 07 06 72 6f 6f 6d 2f 31", "room/1"),
                init("01 00"),
                init("06 01 04 74 65 73 74", TEST),
                announce("06 01 04 74 65 73 74", LITE_02, new Announce(true, TEST, 0)),
                announce("06 00 04 74 65 73 74", LITE_02, new Announce(false, TEST, 0)),
                announce("07 01 04 74 65 73 74 01", LITE_03, new Announce(true, TEST, 1)),
                announce("07 00 04 74 65 73 74 00", LITE_03, new Announce(false, TEST, 0)),
                subscribe(
                        "02 14 00 04 74 65 73 74 0c 63 61 74 61 6c 6f 67 2e 6a 73 6f 6e 64",
                        LITE_02),
                subscribe(
                        "02 18 00 04 74 65 73 74 0c 63 61 74 61 6c 6f 67 2e 6a 73 6f 6e 64"
                                + " 01 00 00 00",
                        LITE_03),
                ok("00", Framing.SIZED, LITE_02),
                ok("00 05 00 00 00 00 00", Framing.TYPED_SIZED, LITE_03),
                arguments("01 03 03 04 03", Framing.TYPED_SIZED, drop, drop.encode(), dropDecoder),
                arguments("00 02 00 07", Framing.TYPED_SIZED, group, group.encode(), groupDecoder));
    }

    @ParameterizedTest
    @MethodSource({"session_messages", "stream_messages"})
    void a_message_stands_on_the_wire_as_published_and_is_read_back(
            String hex, Framing frame, Message message, Bytes encoded, Decoder decoder)
            throws Exception {
        assertEquals(Bytes.ofHex(hex), encoded);
        assertEquals(message, decoded(hex, frame, decoder));
    }

    private static Arguments setup(String hex, ClientSetup message) {
        Decoder decoder = ClientSetup::decode;
        return arguments(hex, Framing.TRANSPORT, message, decoder);
    }

    static Stream<Arguments> only_read() {
        Decoder subscribe = (body, offset) -> Subscribe.decode(body, offset, LITE_03);
        Decoder ok = (body, offset) -> SubscribeOk.decode(body, offset, LITE_03);
        ClientSetup js = new ClientSetup(OFFERED, "moq-lite-js");
        String jsName = " 07 0b 6d 6f 71 2d 6c 69 74 65 2d 6a 73";
        String rsName = " 07 0b 6d 6f 71 2d 6c 69 74 65 2d 72 73";
        return Stream.of(
                setup("20 00 2c " + VERSIONS + "02 02 80 00 a4 55" + jsName, js),
                setup("20 00 31 " + VERSIONS + "03 02 80 00 a4 55 80 04 0b 5a 01" + jsName, js),
                setup(
                        "20 00 35 "
                                + VERSIONS
                                + "03 02 c0 00 00 00 ff ff ff ff 80 04 0b 5a 01"
                                + rsName,
                        new ClientSetup(OFFERED, "moq-lite-rs")),
                setup(
                        "20 00 0d 01 c0 00 00 00 ff 00 00 0e 01 02 40 64",
                        new ClientSetup(List.of(DRAFT_14_CODE), "")),
                arguments(
                        "02 0f 01 04 74 65 73 74 01 76 64 00 41 f4 08 40 40",
                        Framing.TYPED_SIZED,
                        new Subscribe(1, TEST, new TrackName("v"), 100),
                        subscribe),
                arguments("00 05 64 01 00 00 00", Framing.TYPED_SIZED, new SubscribeOk(100), ok));
    }

    @ParameterizedTest
    @MethodSource("only_read")
    void what_others_send_is_understood(String hex, Framing frame, Message message, Decoder decoder)
            throws Exception {
        assertEquals(message, decoded(hex, frame, decoder));
    }

    @Test
    void a_frame_is_a_length_and_a_payload() {
        assertEquals(Bytes.ofHex("05 68 65 6c 6c 6f"), new Frame(Bytes.ofUtf8("hello")).encode());
        assertEquals(Bytes.ofHex("00"), new Frame(Bytes.EMPTY).encode());
    }

    @Test
    void only_moql_leaves_the_version_to_setup() {
        assertEquals(Optional.empty(), LiteVersion.ofAlpn("moql"));
        assertEquals(Optional.of(LITE_03), LiteVersion.ofAlpn("moq-lite-03"));
        assertEquals(Optional.empty(), LiteVersion.ofAlpn("moq-lite-02"));
        assertEquals(Optional.of(LITE_02), LiteVersion.ofSetupCode(0xff0dad02L));
        assertEquals(Optional.empty(), LiteVersion.ofSetupCode(0xff0dad03L), "never in SETUP");
        assertEquals(Optional.of(LITE_03), LiteVersion.ofWire("moq-lite-03"));
        assertEquals(Optional.empty(), LiteVersion.ofWire("moq-lite-01"));
    }

    @Test
    void an_ended_announce_says_nothing_about_hops() {
        assertEquals(
                new Announce(false, TEST, 0).encode(LITE_03),
                new Announce(false, TEST, 9).encode(LITE_03));
    }
}
