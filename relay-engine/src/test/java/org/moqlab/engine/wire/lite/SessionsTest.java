package org.moqlab.engine.wire.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.moqlab.engine.wire.lite.AnnounceVectors.active;
import static org.moqlab.engine.wire.lite.AnnounceVectors.path;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;
import static org.moqlab.engine.wire.lite.SubscribeVectors.catalog;
import static org.moqlab.engine.wire.lite.SubscribeVectors.unbounded;
import static org.moqlab.engine.wire.lite.TrackVectors.HI;
import static org.moqlab.engine.wire.lite.Vector.CATALOG;
import static org.moqlab.engine.wire.lite.Vector.TEST;
import static org.moqlab.engine.wire.lite.Vector.TEST_CATALOG;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.wire.Message;

/// The moq-lite sessions of WIRE §7, one direction of one stream at a time.
final class SessionsTest {
    private static final Namespace ROOT = Namespace.ROOT;
    private static final Frame HELLO = new Frame(0, Bytes.ofUtf8("hello"));
    private static final Origin CLIENT = new Origin(0x1234);
    private static final Origin SERVER = new Origin(0x2868);

    /// One direction of a stream.
    ///
    /// @param what who says it where
    /// @param hex all octets up to the end
    /// @param codecs what the messages are, in order
    /// @param messages what they say
    record Half(
            String what,
            LiteVersion version,
            String hex,
            List<Codec> codecs,
            List<? extends Message> messages) {
        @Override
        public String toString() {
            return what + " of " + version.wire();
        }
    }

    /// §7.1: the publisher of the bug report at a relay of March 2026.
    static Stream<Half> publisher() {
        return Stream.of(
                new Half(
                        "b0 to client",
                        LITE_02,
                        SetupVectors.SERVER,
                        List.of(Codec.SERVER_SETUP),
                        List.of(new ServerSetup(LITE_02.code()))),
                new Half(
                        "b1 to client",
                        LITE_02,
                        "01 01 00",
                        List.of(Codec.ANNOUNCE_REQUEST),
                        List.of(new AnnounceRequest(ROOT, Origin.UNKNOWN))),
                new Half(
                        "b1 to relay",
                        LITE_02,
                        "06 01 04 74 65 73 74 06 00 04 74 65 73 74",
                        List.of(Codec.ANNOUNCE_INIT, Codec.ANNOUNCE),
                        List.of(
                                new AnnounceInit(List.of(TEST)),
                                new Announce(false, TEST, HopCount.ZERO))),
                new Half(
                        "b1 to relay without a name",
                        LITE_02,
                        "01 00 06 01 04 74 65 73 74",
                        List.of(Codec.ANNOUNCE_INIT, Codec.ANNOUNCE),
                        List.of(new AnnounceInit(List.of()), active(HopCount.ZERO))));
    }

    /// §7.1, once a subscriber has come.
    static Stream<Half> publisher_serves() {
        return Stream.of(
                new Half(
                        "b2 to client",
                        LITE_02,
                        "02 14 00" + TEST_CATALOG + "80",
                        List.of(Codec.SUBSCRIBE),
                        List.of(catalog(128))),
                new Half(
                        "b2 to relay",
                        LITE_02,
                        "00",
                        List.of(Codec.SUBSCRIBE_OK_UNTYPED),
                        List.of(SubscribeOk.of(unbounded(128, false, 0), LITE_02))),
                new Half(
                        "u to relay",
                        LITE_02,
                        "00 02 00 00 05 68 65 6c 6c 6f",
                        List.of(Codec.GROUP, Codec.FRAME),
                        List.of(new GroupHeader(0, 0), HELLO)));
    }

    /// §7.3: two relays of March 2026.
    static Stream<Half> old_relays() {
        return Stream.of(
                new Half(
                        "b0 to B",
                        LITE_03,
                        "01 01 00",
                        List.of(Codec.ANNOUNCE_REQUEST),
                        List.of(new AnnounceRequest(ROOT, Origin.UNKNOWN))),
                new Half(
                        "b0 to A",
                        LITE_03,
                        "07 01 04 74 65 73 74 00",
                        List.of(Codec.ANNOUNCE),
                        List.of(active(HopCount.ZERO))),
                new Half(
                        "b1 to B",
                        LITE_03,
                        "07 01 04 74 65 73 74 01",
                        List.of(Codec.ANNOUNCE),
                        List.of(active(new HopCount(1)))),
                new Half(
                        "b2 to B",
                        LITE_03,
                        "02 18 00" + TEST_CATALOG + "80 01 00 00 00",
                        List.of(Codec.SUBSCRIBE),
                        List.of(catalog(128))),
                new Half(
                        "b2 to A",
                        LITE_03,
                        "00 05 00 00 00 00 00",
                        List.of(Codec.SUBSCRIBE_OK),
                        List.of(new SubscribeOk(unbounded(0, false, 0)))),
                new Half(
                        "u to A",
                        LITE_03,
                        "00 02 00 07 05 68 65 6c 6c 6f",
                        List.of(Codec.GROUP, Codec.FRAME),
                        List.of(new GroupHeader(0, 7), HELLO)));
    }

    /// §7.4: two relays of August 2026, up to the announce.
    static Stream<Half> new_relays_meet() {
        return Stream.of(
                new Half(
                        "u of client",
                        LITE_05,
                        "01 08 02 01 01 01 05 02 52 34",
                        List.of(Codec.SETUP),
                        List.of(Setup.of(1, CLIENT))),
                new Half(
                        "u of server",
                        LITE_05,
                        "01 08 02 01 01 01 05 02 68 68",
                        List.of(Codec.SETUP),
                        List.of(Setup.of(1, SERVER))),
                new Half(
                        "b0 to server",
                        LITE_05,
                        "01 03 00 52 34",
                        List.of(Codec.ANNOUNCE_REQUEST),
                        List.of(new AnnounceRequest(ROOT, CLIENT))),
                new Half(
                        "b0 to client",
                        LITE_05,
                        "03 68 68 01 07 01 04 74 65 73 74 00",
                        List.of(Codec.ANNOUNCE_OK, Codec.ANNOUNCE),
                        List.of(new AnnounceOk(SERVER, 1), active(path()))));
    }

    /// §7.4: the track and its subscription.
    static Stream<Half> new_relays_serve() {
        return Stream.of(
                new Half(
                        "b4 to server",
                        LITE_05,
                        "06 12" + TEST_CATALOG,
                        List.of(Codec.TRACK),
                        List.of(new TrackRequest(TEST, CATALOG))),
                new Half(
                        "b4 to client",
                        LITE_05,
                        "06 00 00 53 88 43 e8",
                        List.of(Codec.TRACK_INFO),
                        List.of(new TrackReply(TrackInfo.DEFAULT))),
                new Half(
                        "b8 to server",
                        LITE_05,
                        "02 18 00" + TEST_CATALOG + "64 01 00 00 00",
                        List.of(Codec.SUBSCRIBE),
                        List.of(catalog(100))),
                new Half(
                        "b8 to client",
                        LITE_05,
                        "00 01 07 01 01 08",
                        List.of(Codec.SUBSCRIBE_START, Codec.SUBSCRIBE_END),
                        List.of(new SubscribeStart(7), new SubscribeEnd(8))));
    }

    /// §7.4 and §3.6: the groups.
    static Stream<Half> new_relays_stream() {
        return Stream.of(
                new Half(
                        "u to client",
                        LITE_05,
                        "00 02 00 07 57 70 02 68 69",
                        List.of(Codec.GROUP, Codec.FRAME),
                        List.of(new GroupHeader(0, 7), new Frame(3000, HI))),
                new Half(
                        "u to client with three frames",
                        LITE_05,
                        "00 02 00 07 57 70 02 68 69 40 42 02 68 69 19 02 68 69",
                        List.of(Codec.GROUP, Codec.FRAME, Codec.FRAME, Codec.FRAME),
                        List.of(
                                new GroupHeader(0, 7),
                                new Frame(3000, HI),
                                new Frame(33, HI),
                                new Frame(-13, HI))));
    }

    @ParameterizedTest
    @MethodSource({
        "publisher",
        "publisher_serves",
        "old_relays",
        "new_relays_meet",
        "new_relays_serve",
        "new_relays_stream"
    })
    void a_worked_session_is_read_and_written_to_the_octet(Half half) throws Exception {
        Bytes octets = Bytes.ofHex(half.hex());
        for (List<Bytes> chunks : Chunks.of(octets)) {
            assertEquals(half.messages(), Chunks.read(chunks, half.codecs(), half.version()));
        }
        Bytes written = Bytes.EMPTY;
        for (int i = 0; i < half.codecs().size(); i++) {
            Codec codec = half.codecs().get(i);
            written = written.concat(codec.written(half.messages().get(i), half.version()));
        }
        assertEquals(octets, written);
    }
}
