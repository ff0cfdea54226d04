package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_04;
import static org.moqlab.engine.wire.lite.Vector.CATALOG;
import static org.moqlab.engine.wire.lite.Vector.LATE;
import static org.moqlab.engine.wire.lite.Vector.SINCE_03;
import static org.moqlab.engine.wire.lite.Vector.TEST;
import static org.moqlab.engine.wire.lite.Vector.TEST_CATALOG;
import static org.moqlab.engine.wire.lite.Vector.V;
import static org.moqlab.engine.wire.lite.Vector.both;
import static org.moqlab.engine.wire.lite.Vector.read;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.moqlab.engine.model.Demand;

/// WIRE §3.5: subscriptions and their answers.
final class SubscribeVectors {
    private SubscribeVectors() {}

    static Stream<Vector> all() {
        return Stream.of(requests(), answers(), typedAnswers()).flatMap(v -> v);
    }

    static Demand unbounded(int priority, boolean ordered, long latency) {
        return new Demand(priority, ordered, latency, OptionalLong.empty(), OptionalLong.empty());
    }

    static Subscribe catalog(int priority) {
        return new Subscribe(0, TEST, CATALOG, Demand.of(priority));
    }

    private static Stream<Vector> requests() {
        Demand bounded = new Demand(100, false, 500, OptionalLong.of(7), OptionalLong.of(63));
        Codec codec = Codec.SUBSCRIBE;
        return Stream.of(
                        both(
                                "02 14 00" + TEST_CATALOG + "64",
                                codec,
                                catalog(100),
                                LITE_01,
                                LITE_02),
                        both(
                                "02 18 00" + TEST_CATALOG + "64 01 00 00 00",
                                codec,
                                catalog(100),
                                SINCE_03),
                        both(
                                "02 0f 01 04 74 65 73 74 01 76 64 00 41 f4 08 40 40",
                                codec,
                                new Subscribe(1, TEST, V, bounded),
                                SINCE_03),
                        both(
                                "06 05 01 40 fa 00 00",
                                Codec.SUBSCRIBE_UPDATE,
                                new SubscribeUpdate(unbounded(5, true, 250)),
                                SINCE_03),
                        read(
                                "01 05",
                                Codec.SUBSCRIBE_UPDATE,
                                new SubscribeUpdate(Demand.of(5)),
                                LITE_01,
                                LITE_02))
                .flatMap(v -> v);
    }

    private static Stream<Vector> answers() {
        return Stream.of(
                        both(
                                "01 64",
                                Codec.SUBSCRIBE_OK_UNTYPED,
                                new SubscribeOk(Demand.of(100)),
                                LITE_01),
                        both(
                                "00",
                                Codec.SUBSCRIBE_OK_UNTYPED,
                                new SubscribeOk(Demand.of(0)),
                                LITE_02),
                        both(
                                "00 05 00 00 00 00 00",
                                Codec.SUBSCRIBE_OK,
                                new SubscribeOk(unbounded(0, false, 0)),
                                LITE_03,
                                LITE_04),
                        both(
                                "00 05 64 01 00 00 00",
                                Codec.SUBSCRIBE_OK,
                                new SubscribeOk(Demand.of(100)),
                                LITE_03,
                                LITE_04))
                .flatMap(v -> v);
    }

    private static Stream<Vector> typedAnswers() {
        SubscribeDrop drop = new SubscribeDrop(3, 4, 3);
        return Stream.of(
                        both("01 03 03 04 03", Codec.SUBSCRIBE_DROP, drop, LITE_03, LITE_04),
                        both("02 03 03 04 03", Codec.SUBSCRIBE_DROP, drop, LATE),
                        both("00 01 07", Codec.SUBSCRIBE_START, new SubscribeStart(7), LATE),
                        both("01 01 0a", Codec.SUBSCRIBE_END, new SubscribeEnd(10), LATE),
                        both("01 01 00", Codec.SUBSCRIBE_END, new SubscribeEnd(0), LATE))
                .flatMap(v -> v);
    }
}
