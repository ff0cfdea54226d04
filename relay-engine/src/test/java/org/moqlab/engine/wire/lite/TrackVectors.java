package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.lite.LiteVersion.LAB_06;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_04;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_05;
import static org.moqlab.engine.wire.lite.Vector.TEST;
import static org.moqlab.engine.wire.lite.Vector.V;
import static org.moqlab.engine.wire.lite.Vector.both;

import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.TrackInfo;

/// WIRE §3.6, §3.7, §3.8 and §3.11: groups, frames, and what is asked of a track apart from a
/// subscription.
final class TrackVectors {
    static final Bytes HI = Bytes.ofUtf8("hi");

    private TrackVectors() {}

    static Stream<Vector> all() {
        return Stream.of(groups(), frames(), tracks()).flatMap(v -> v);
    }

    private static Stream<Vector> groups() {
        return both(
                "00 02 00 07",
                Codec.GROUP,
                new GroupHeader(0, 7),
                LITE_01,
                LITE_02,
                LITE_03,
                LITE_04,
                LITE_05,
                LAB_06);
    }

    private static Stream<Vector> frames() {
        Frame hello = new Frame(0, Bytes.ofUtf8("hello"));
        Frame empty = new Frame(0, Bytes.EMPTY);
        Codec codec = Codec.FRAME;
        return Stream.of(
                        both("05 68 65 6c 6c 6f", codec, hello, LITE_01, LITE_02, LITE_03, LITE_04),
                        both("00", codec, empty, LITE_01, LITE_02, LITE_03, LITE_04),
                        both("57 70 02 68 69", codec, new Frame(3000, HI), LITE_05, LAB_06),
                        both("40 42 02 68 69", codec, new Frame(33, HI), LITE_05, LAB_06),
                        both("19 02 68 69", codec, new Frame(-13, HI), LITE_05, LAB_06),
                        both("00 00", codec, empty, LITE_05, LAB_06))
                .flatMap(v -> v);
    }

    private static Stream<Vector> tracks() {
        return Stream.of(
                        both(
                                "06 07 04 74 65 73 74 01 76",
                                Codec.TRACK,
                                new TrackRequest(TEST, V),
                                LITE_05,
                                LAB_06),
                        both(
                                "06 00 00 53 88 43 e8",
                                Codec.TRACK_INFO,
                                new TrackReply(TrackInfo.DEFAULT),
                                LITE_05,
                                LAB_06),
                        both(
                                "03 09 04 74 65 73 74 01 76 01 07",
                                Codec.FETCH,
                                new Fetch(TEST, V, 1, 7),
                                LITE_05,
                                LAB_06),
                        both(
                                "00 07 4b b8 68 69",
                                Codec.DATAGRAM,
                                new Datagram(0, 7, 3000, HI),
                                LITE_05,
                                LAB_06))
                .flatMap(v -> v);
    }
}
