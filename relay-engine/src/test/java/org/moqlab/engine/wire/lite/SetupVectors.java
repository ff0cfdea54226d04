package org.moqlab.engine.wire.lite;

import static org.moqlab.engine.wire.lite.LiteVersion.LITE_01;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_02;
import static org.moqlab.engine.wire.lite.LiteVersion.LITE_03;
import static org.moqlab.engine.wire.lite.Vector.LATE;
import static org.moqlab.engine.wire.lite.Vector.SINCE_04;
import static org.moqlab.engine.wire.lite.Vector.both;
import static org.moqlab.engine.wire.lite.Vector.read;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.lite.Setup.Part;

/// WIRE §3.3, §3.9 and §3.10: beginning, probing and leaving; and the parameters of §2.
final class SetupVectors {
    static final long DRAFT_14 = 0xff00000eL;
    static final List<Long> OFFERED = List.of(LITE_02.code(), LITE_01.code(), DRAFT_14);

    private static final String VERSIONS =
            " 03 c0 00 00 00 ff 0d ad 02 c0 00 00 00 ff 0d ad 01 c0 00 00 00 ff 00 00 0e ";
    private static final String RS = " 07 0b 6d 6f 71 2d 6c 69 74 65 2d 72 73 ";
    private static final String JS = " 07 0b 6d 6f 71 2d 6c 69 74 65 2d 6a 73 ";
    private static final String SOLICIT = " 80 04 0b 5a 01 ";
    private static final String UNLIMITED = " 02 c0 00 00 00 ff ff ff ff ";

    /// What the publisher of March 2026 opens with.
    static final String JS_CLIENT = "20 00 2c" + VERSIONS + "02 02 80 00 a4 55" + JS;

    static final String SERVER = "21 00 09 c0 00 00 00 ff 0d ad 02 00";

    private SetupVectors() {}

    static Stream<Vector> all() {
        return Stream.of(inBand(), streams(), parameters(), probes()).flatMap(v -> v);
    }

    private static Stream<Vector> inBand() {
        ClientSetup rs = new ClientSetup(OFFERED, "moq-lite-rs");
        ClientSetup js = new ClientSetup(OFFERED, "moq-lite-js");
        Codec client = Codec.CLIENT_SETUP;
        return Stream.of(
                        both("20 00 30" + VERSIONS + "02" + UNLIMITED + RS, client, rs, LITE_02),
                        read("20 00 30" + VERSIONS + "02" + RS + UNLIMITED, client, rs, LITE_02),
                        read(JS_CLIENT, client, js, LITE_02),
                        read(
                                "20 00 31" + VERSIONS + "03 02 80 00 a4 55" + SOLICIT + JS,
                                client,
                                js,
                                LITE_02),
                        read(
                                "20 00 35" + VERSIONS + "03" + UNLIMITED + SOLICIT + RS,
                                client,
                                rs,
                                LITE_02),
                        read(
                                "20 00 35" + VERSIONS + "03" + SOLICIT + UNLIMITED + RS,
                                client,
                                rs,
                                LITE_02),
                        both(SERVER, Codec.SERVER_SETUP, new ServerSetup(LITE_02.code()), LITE_02),
                        both(
                                "04 80 0f 42 40",
                                Codec.SESSION_INFO,
                                new SessionInfo(1_000_000),
                                LITE_01,
                                LITE_02))
                .flatMap(v -> v);
    }

    private static Stream<Vector> streams() {
        Origin origin = new Origin(0x1234);
        OptionalLong none = OptionalLong.empty();
        Setup publisher = new Setup(0, "/anon", Part.PUBLISHER, none, Origin.UNKNOWN);
        Setup dear = new Setup(1, "/anon", Part.BOTH, OptionalLong.of(3), origin);
        Codec setup = Codec.SETUP;
        return Stream.of(
                        both("01 01 00", setup, Setup.of(0, Origin.UNKNOWN), LATE),
                        both("01 04 01 01 01 01", setup, Setup.of(1, Origin.UNKNOWN), LATE),
                        both("01 08 02 01 01 01 05 02 52 34", setup, Setup.of(1, origin), LATE),
                        read("01 08 02 05 02 52 34 01 01 01", setup, Setup.of(1, origin), LATE),
                        both("01 0b 02 02 05 2f 61 6e 6f 6e 03 01 01", setup, publisher, LATE),
                        read("01 0b 02 03 01 01 02 05 2f 61 6e 6f 6e", setup, publisher, LATE),
                        both(
                                "01 12 04 01 01 01 02 05 2f 61 6e 6f 6e 04 01 03 05 02 52 34",
                                setup,
                                dear,
                                LATE),
                        read(
                                "01 12 04 05 02 52 34 04 01 03 02 05 2f 61 6e 6f 6e 01 01 01",
                                setup,
                                dear,
                                LATE))
                .flatMap(v -> v);
    }

    /// Parameters whose examples stand in §2, in the smallest message that holds them.
    private static Stream<Vector> parameters() {
        ClientSetup draft14 = new ClientSetup(List.of(DRAFT_14), "");
        Setup subscriber = new Setup(2, "", Part.SUBSCRIBER, OptionalLong.of(0), Origin.UNKNOWN);
        String only14 = " 01 c0 00 00 00 ff 00 00 0e ";
        return Stream.of(
                        read(
                                "20 00 0d" + only14 + "01 02 40 64",
                                Codec.CLIENT_SETUP,
                                draft14,
                                LITE_02),
                        read(
                                "20 00 11" + only14 + "01 01 05 2f 61 6e 6f 6e",
                                Codec.CLIENT_SETUP,
                                draft14,
                                LITE_02),
                        read(
                                "21 00 0c c0 00 00 00 ff 0d ad 02 01 01 01 01",
                                Codec.SERVER_SETUP,
                                new ServerSetup(LITE_02.code()),
                                LITE_02),
                        both("01 0a 03 01 01 02 03 01 02 04 01 00", Codec.SETUP, subscriber, LATE),
                        read("01 04 01 03 01 07", Codec.SETUP, Setup.of(0, Origin.UNKNOWN), LATE),
                        read(
                                "01 08 02 3f 02 be ef 01 01 01",
                                Codec.SETUP,
                                Setup.of(1, Origin.UNKNOWN),
                                LATE))
                .flatMap(v -> v);
    }

    private static Stream<Vector> probes() {
        OptionalLong none = OptionalLong.empty();
        return Stream.of(
                        both("04 80 0f 42 40", Codec.PROBE, new Probe(1_000_000, none), LITE_03),
                        both(
                                "05 80 0f 42 40 14",
                                Codec.PROBE,
                                new Probe(1_000_000, OptionalLong.of(20)),
                                SINCE_04),
                        both("02 00 00", Codec.PROBE, new Probe(0, none), SINCE_04),
                        both("01 00", Codec.PROBE, new Probe(0, none), LITE_03),
                        both(
                                "05 0b 0a 68 74 74 70 73 3a 2f 2f 62 2f",
                                Codec.GOAWAY,
                                new Goaway("https://b/"),
                                SINCE_04))
                .flatMap(v -> v);
    }
}
