package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.lite.LiteVersion.LAB_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_05;
import static org.moqlab.engine.wire.lite.LiteVersion.LAB_06;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;
import static org.moqlab.engine.wire.lite.Vector.TEST;
import static org.moqlab.engine.wire.lite.Vector.both;
import static org.moqlab.engine.wire.lite.Vector.read;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.RouteCost;

/// WIRE §3.4: asking for namespaces and telling them.
final class AnnounceVectors {
    private static final Origin ORIGIN = new Origin(0x1234);

    private AnnounceVectors() {}

    static HopPath path(long... origins) {
        return new HopPath(Arrays.stream(origins).mapToObj(Origin::new).toList());
    }

    static Announce active(Hops hops) {
        return new Announce(true, TEST, hops);
    }

    static Stream<Vector> all() {
        return Stream.of(requests(), initial(), counted(), listed(), numbered(), priced(), beats())
                .flatMap(v -> v);
    }

    private static AnnounceRequest request(String prefix, Origin exclude) {
        return new AnnounceRequest(new Namespace(prefix), exclude);
    }

    private static Stream<Vector> requests() {
        Codec codec = Codec.ANNOUNCE_REQUEST;
        return Stream.of(
                        both(
                                "01 01 00",
                                codec,
                                request("", Origin.UNKNOWN),
                                LITE_01,
                                LITE_02,
                                LITE_03,
                                LAB_06),
                        both(
                                "01 07 06 72 6f 6f 6d 2f 31",
                                codec,
                                request("room/1", Origin.UNKNOWN),
                                LITE_01,
                                LITE_02,
                                LITE_03),
                        both(
                                "01 05 04 72 6f 6f 6d",
                                codec,
                                request("room", Origin.UNKNOWN),
                                LITE_03,
                                LAB_06),
                        both("01 02 00 00", codec, request("", Origin.UNKNOWN), LITE_04, LITE_05),
                        both(
                                "01 07 04 72 6f 6f 6d 52 34",
                                codec,
                                request("room", ORIGIN),
                                LITE_04,
                                LITE_05))
                .flatMap(v -> v);
    }

    private static Stream<Vector> initial() {
        return Stream.of(
                        both("01 00", Codec.ANNOUNCE_INIT, init(), LITE_01, LITE_02),
                        both(
                                "06 01 04 74 65 73 74",
                                Codec.ANNOUNCE_INIT,
                                init(TEST),
                                LITE_01,
                                LITE_02),
                        both(
                                "08 02 04 74 65 73 74 01 61",
                                Codec.ANNOUNCE_INIT,
                                init(TEST, new Namespace("a")),
                                LITE_01,
                                LITE_02),
                        both(
                                "03 52 34 01",
                                Codec.ANNOUNCE_OK,
                                new AnnounceOk(ORIGIN, 1),
                                LITE_05,
                                LAB_06),
                        both(
                                "02 00 00",
                                Codec.ANNOUNCE_OK,
                                new AnnounceOk(Origin.UNKNOWN, 0),
                                LITE_05,
                                LAB_06))
                .flatMap(v -> v);
    }

    private static AnnounceInit init(Namespace... suffixes) {
        return new AnnounceInit(List.of(suffixes));
    }

    private static Stream<Vector> counted() {
        Codec codec = Codec.ANNOUNCE;
        HopCount none = HopCount.ZERO;
        Announce ended = new Announce(false, TEST, none);
        return Stream.of(
                        both("06 01 04 74 65 73 74", codec, active(none), LITE_01, LITE_02),
                        both("06 00 04 74 65 73 74", codec, ended, LITE_01, LITE_02),
                        both("07 01 04 74 65 73 74 01", codec, active(new HopCount(1)), LITE_03),
                        both(
                                "08 01 04 74 65 73 74 40 40",
                                codec,
                                active(new HopCount(64)),
                                LITE_03),
                        both("07 00 04 74 65 73 74 00", codec, ended, LITE_03),
                        read("07 00 04 74 65 73 74 05", codec, ended, LITE_03))
                .flatMap(v -> v);
    }

    private static Stream<Vector> listed() {
        Codec codec = Codec.ANNOUNCE;
        Announce ended = new Announce(false, TEST, path());
        return Stream.of(
                        both(
                                "09 01 04 74 65 73 74 01 52 34",
                                codec,
                                active(path(0x1234)),
                                LITE_04,
                                LITE_05),
                        both(
                                "10 01 04 74 65 73 74 02 05 c0 1f ff ff ff ff ff ff",
                                codec,
                                active(path(5, (1L << 53) - 1)),
                                LITE_04,
                                LITE_05),
                        both("07 00 04 74 65 73 74 00", codec, ended, LITE_04, LITE_05),
                        read("09 00 04 74 65 73 74 01 52 34", codec, ended, LITE_04, LITE_05),
                        both("07 01 04 74 65 73 74 00", codec, active(path()), LITE_04, LITE_05),
                        read("07 02 04 74 65 73 74 00", codec, active(path()), LITE_05),
                        both("08 01 04 74 65 73 74 01 00", codec, active(path(0)), LITE_05))
                .flatMap(v -> v);
    }

    /// What moq-lite-06 at work has published; where a route costs something, it says one price,
    /// and the lab the same one twice.
    private static Stream<Vector> numbered() {
        AnnounceStart start = new AnnounceStart(TEST, path(0x1234), new RouteCost(2, 2));
        AnnounceRestart restart = new AnnounceRestart(0, path(0x1234, 7), new RouteCost(3, 3));
        return Stream.of(
                        both(
                                twice("00 09 04 74 65 73 74 01 52 34 02"),
                                Codec.ANNOUNCE_START,
                                start,
                                LAB_06),
                        both("01 01 00", Codec.ANNOUNCE_END, new AnnounceEnd(0), LAB_06),
                        both(
                                twice("02 06 00 02 52 34 07 03"),
                                Codec.ANNOUNCE_RESTART,
                                restart,
                                LAB_06))
                .flatMap(v -> v);
    }

    /// The message with its last octet, which is a price, said twice.
    private static String twice(String hex) {
        byte[] once = Bytes.ofHex(hex).toArray();
        byte[] twice = Arrays.copyOf(once, once.length + 1);
        twice[1]++;
        twice[once.length] = once[once.length - 1];
        return Bytes.wrap(twice).toHex();
    }

    /// The lab's own: an announce of status 3, and a message of type 3 where announces have
    /// numbers.
    private static Stream<Vector> beats() {
        Heartbeat beat = new Heartbeat(TEST, new Pulse(7, 1_500_000));
        Heartbeat unnumbered = new Heartbeat(TEST, Pulse.UNNUMBERED);
        return Stream.of(
                        both(
                                "09 03 04 74 65 73 74 07 45 dc",
                                Codec.HEARTBEAT_STATUS,
                                beat,
                                LAB_03,
                                LAB_04,
                                LAB_05),
                        both(
                                "08 03 04 74 65 73 74 00 00",
                                Codec.HEARTBEAT_STATUS,
                                unnumbered,
                                LAB_03),
                        both("03 08 04 74 65 73 74 07 45 dc", Codec.HEARTBEAT, beat, LAB_06),
                        both("03 07 04 74 65 73 74 00 00", Codec.HEARTBEAT, unnumbered, LAB_06))
                .flatMap(v -> v);
    }

    private static Stream<Vector> priced() {
        RouteCost dear = new RouteCost(0, RouteCost.MAX);
        return Stream.of(
                        both(
                                "00 04 00 00 00 00",
                                Codec.ANNOUNCE_START,
                                new AnnounceStart(Namespace.ROOT, path(), RouteCost.ZERO),
                                LAB_06),
                        both(
                                "00 0a 04 74 65 73 74 01 05 3f 40 40",
                                Codec.ANNOUNCE_START,
                                new AnnounceStart(TEST, path(5), new RouteCost(63, 64)),
                                LAB_06),
                        both(
                                "00 0f 04 74 65 73 74 00 00 ff ff ff ff ff ff ff ff",
                                Codec.ANNOUNCE_START,
                                new AnnounceStart(TEST, path(), dear),
                                LAB_06),
                        both("01 02 40 40", Codec.ANNOUNCE_END, new AnnounceEnd(64), LAB_06),
                        both(
                                "02 06 40 40 01 05 00 09",
                                Codec.ANNOUNCE_RESTART,
                                new AnnounceRestart(64, path(5), new RouteCost(0, 9)),
                                LAB_06))
                .flatMap(v -> v);
    }
}
