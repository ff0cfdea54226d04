package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_06;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;

import java.util.Collections;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.Message;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.WireWriter;

/// As much as a bound allows is read; one more is refused where it is announced.
final class BoundsTest {
    private static final long BASE = 100;

    private static void refused(Codec codec, LiteVersion version, WireWriter body, long octet) {
        DecodeException broken =
                assertThrows(
                        DecodeException.class, () -> codec.decode(body.toBytes(), BASE, version));
        assertEquals(ErrorCode.BOUNDS_EXCEEDED, broken.code(), broken.getMessage());
        assertEquals(BASE + octet, broken.offset(), broken.getMessage());
    }

    private static Message read(Codec codec, LiteVersion version, WireWriter body)
            throws DecodeException {
        return codec.decode(body.toBytes(), BASE, version);
    }

    @Test
    void a_name_has_at_most_4096_characters() throws Exception {
        String longest = "a".repeat(Namespace.MAX_LENGTH);

        assertEquals(
                new AnnounceRequest(new Namespace(longest), Origin.UNKNOWN),
                read(Codec.ANNOUNCE_REQUEST, LITE_03, new WireWriter().string(longest)));
        refused(Codec.ANNOUNCE_REQUEST, LITE_03, new WireWriter().string(longest + "a"), 0);
        refused(Codec.ANNOUNCE, LITE_02, new WireWriter().u8(1).string(longest + "/"), 1);
    }

    private static String parts(int parts) {
        return String.join("/", Collections.nCopies(parts, "a"));
    }

    @ParameterizedTest
    @EnumSource(value = LiteVersion.class, names = "LAB_06", mode = EnumSource.Mode.EXCLUDE)
    void a_path_has_at_most_32_parts_from_moq_lite_04(LiteVersion version) throws Exception {
        WireWriter most = new WireWriter().u8(1).string(parts(32));
        WireWriter more = new WireWriter().u8(1).string(parts(33));
        if (version.hasHopCount() || version.hasHopList()) {
            most.varint(0);
            more.varint(0);
        }
        assertEquals(
                new Namespace(parts(32)),
                ((Announce) read(Codec.ANNOUNCE, version, most)).suffix());
        if (version.boundsParts()) {
            refused(Codec.ANNOUNCE, version, more, 1);
        } else {
            assertEquals(
                    new Namespace(parts(33)),
                    ((Announce) read(Codec.ANNOUNCE, version, more)).suffix());
        }
    }

    @Test
    void parts_are_bounded_in_every_message_that_names_a_path() {
        String deep = parts(33);
        refused(Codec.ANNOUNCE_REQUEST, LITE_05, new WireWriter().string(deep).u8(0), 0);
        refused(Codec.ANNOUNCE_REQUEST, LAB_06, new WireWriter().string(deep), 0);
        refused(Codec.ANNOUNCE_START, LAB_06, new WireWriter().string(deep), 0);
        refused(Codec.SUBSCRIBE, LITE_05, new WireWriter().u8(0).string(deep), 1);
        refused(Codec.TRACK, LITE_05, new WireWriter().string(deep), 0);
        refused(Codec.FETCH, LITE_05, new WireWriter().string(deep), 0);
    }

    @Test
    void slashes_that_normalise_away_are_no_parts() throws Exception {
        String loose = "/" + "a//".repeat(32);

        assertEquals(
                new AnnounceRequest(new Namespace(parts(32)), Origin.UNKNOWN),
                read(Codec.ANNOUNCE_REQUEST, LITE_05, new WireWriter().string(loose).u8(0)));
    }

    @Test
    void a_list_has_at_most_32_hops_and_a_count_any_number() throws Exception {
        WireWriter most = new WireWriter().u8(1).string("").varint(32);
        LongStream.rangeClosed(1, 32).forEach(most::varint);
        HopPath path = new HopPath(LongStream.rangeClosed(1, 32).mapToObj(Origin::new).toList());

        assertEquals(new Announce(true, Namespace.ROOT, path), read(Codec.ANNOUNCE, LITE_05, most));
        refused(Codec.ANNOUNCE, LITE_05, new WireWriter().u8(1).string("").varint(33), 2);
        refused(Codec.ANNOUNCE_START, LAB_06, new WireWriter().string("").varint(33), 1);
        refused(Codec.ANNOUNCE_RESTART, LAB_06, new WireWriter().varint(7).varint(33), 1);
        assertEquals(
                new Announce(true, Namespace.ROOT, new HopCount(HopCount.MAX)),
                read(
                        Codec.ANNOUNCE,
                        LITE_03,
                        new WireWriter().u8(1).string("").varint(HopCount.MAX)));
    }

    private static WireWriter parameters(int count) {
        WireWriter body = new WireWriter().varint(count);
        for (int i = 0; i < count; i++) {
            body.varint(1000 + i).varint(0);
        }
        return body;
    }

    @Test
    void a_message_has_at_most_64_parameters() throws Exception {
        assertEquals(Setup.of(0, Origin.UNKNOWN), read(Codec.SETUP, LITE_05, parameters(64)));
        refused(Codec.SETUP, LITE_05, parameters(65), 0);
        refused(
                Codec.SERVER_SETUP,
                LITE_02,
                new WireWriter().varint(1).raw(parameters(65).toBytes()),
                1);
    }

    @Test
    void a_client_lists_at_most_64_versions() throws Exception {
        assertEquals(
                new ClientSetup(Collections.nCopies(64, 1L), ""),
                read(Codec.CLIENT_SETUP, LITE_02, versions(64)));
        refused(Codec.CLIENT_SETUP, LITE_02, versions(65), 0);
    }

    private static WireWriter versions(int versions) {
        WireWriter body = new WireWriter().varint(versions);
        Collections.nCopies(versions, 1L).forEach(body::varint);
        return body.varint(0);
    }

    @Test
    void an_address_and_a_path_are_bounded() throws Exception {
        String address = "a".repeat(Goaway.MAX_URI);
        String path = "b".repeat(Setup.MAX_PATH);

        assertEquals(
                new Goaway(address), read(Codec.GOAWAY, LITE_05, new WireWriter().string(address)));
        refused(Codec.GOAWAY, LITE_05, new WireWriter().string(address + "a"), 0);
        assertEquals(
                path,
                ((Setup) read(Codec.SETUP, LITE_05, new WireWriter().u8(1).u8(2).string(path)))
                        .path());
        refused(Codec.SETUP, LITE_05, new WireWriter().u8(1).u8(2).string(path + "b"), 4);
    }

    @ParameterizedTest
    @EnumSource(LiteVersion.class)
    void a_frame_is_bounded_by_its_announced_length(LiteVersion version) {
        StreamBuffer buffer = new StreamBuffer();
        WireWriter head = new WireWriter();
        if (version.hasTimestamps()) {
            head.zigzag(-5);
        }
        buffer.append(head.varint(Frame.MAX_PAYLOAD + 1L).toBytes());

        DecodeException broken =
                assertThrows(DecodeException.class, () -> Frame.take(buffer, version));
        assertEquals(ErrorCode.BOUNDS_EXCEEDED, broken.code());
        assertEquals(0, broken.offset());
        assertEquals(Bytes.EMPTY, new Frame(0, Bytes.EMPTY).payload());
    }
}
