package org.moqlab.engine.session;

import java.util.List;
import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.LiteVersion;

/// What a fuzzed peer says when it does not make things up: messages of every version, some of them
/// damaged.
public final class FuzzCorpus {
    /// moq-lite-01 to -03.
    private static final List<Bytes> EARLY =
            Stream.of(
                            "20 00 0d 01 c0 00 00 00 ff 0d ad 02 01 02 40 64",
                            "21 00 09 c0 00 00 00 ff 0d ad 02 00",
                            "04 80 0f 42 40",
                            "01 01 00",
                            "01 05 04 74 65 73 74",
                            "06 01 04 74 65 73 74",
                            "06 00 04 74 65 73 74",
                            "06 01 04 74 65 73 74 06 00 04 74 65 73 74",
                            "07 01 04 74 65 73 74 01",
                            "07 00 04 74 65 73 74 00",
                            "0e 01 04 74 65 73 74 ff ff ff ff ff ff ff ff",
                            "02 09 01 04 74 65 73 74 01 76 64",
                            "02 0d 01 04 74 65 73 74 01 76 64 01 00 00 00",
                            "00",
                            "00 05 00 00 00 00 00",
                            "01 03 03 04 03",
                            "00 02 00 07 05 68 65 6c 6c 6f",
                            "00 02 01 08 00 00 01 61",
                            "80 10 00 00",
                            "ff ff ff ff ff ff ff ff",
                            "40 01 40 01 00")
                    .map(Bytes::ofHex)
                    .toList();

    /// moq-lite-05.
    private static final List<Bytes> LATE =
            Stream.of(
                            "01 08 02 01 01 01 05 02 52 34",
                            "01 01 00",
                            "01 03 00 52 34",
                            "03 52 34 01",
                            "07 01 04 74 65 73 74 00",
                            "07 01 04 74 65 73 74 00 07 01 04 74 65 73 74 00",
                            "09 01 04 74 65 73 74 01 52 34",
                            "03 52 34 01 07 01 04 74 65 73 74 00 07 00 04 74 65 73 74 00",
                            "06 07 04 74 65 73 74 01 76",
                            "06 00 00 53 88 43 e8",
                            "03 09 04 74 65 73 74 01 76 01 07",
                            "00 01 07",
                            "01 01 08",
                            "02 03 03 04 03",
                            "06 05 01 40 fa 00 00",
                            "04",
                            "05 03 02 62 2f",
                            "57 70 02 68 69 40 42 02 68 69 19 02 68 69",
                            "00 02 00 07 57 70 02 68 69",
                            "04 80 0f 42 40",
                            "00 02 00 07 05 68 65 6c 6c 6f",
                            "80 10 00 00",
                            "ff ff ff ff ff ff ff ff",
                            "02 0d 01 04 74 65 73 74 01 76 64 01 00 00 00",
                            "03 52 34 01 07 01 04 74 65 73 74 00 07 01 04 74 65 73 74 00")
                    .map(Bytes::ofHex)
                    .toList();

    /// The announces of the lab wire.
    private static final List<Bytes> NUMBERED =
            Stream.of(
                            "03 52 34 01",
                            "00 09 04 74 65 73 74 01 52 34 02 02",
                            "00 08 04 74 65 73 74 00 00 09",
                            "01 01 00",
                            "01 01 01",
                            "02 07 00 02 52 34 07 03 03",
                            "02 04 01 00 00 05",
                            "03 52 34 01 00 08 04 74 65 73 74 00 00 09",
                            "03 52 34 01 00 08 04 74 65 73 74 00 00 09 02 04 00 00 00 05",
                            "00 08 04 74 65 73 74 00 00 09 01 01 00",
                            "03 08 04 74 65 73 74 07 45 dc",
                            "03 52 34 01 03 07 04 74 65 73 74 00 00",
                            "02 0d 01 04 74 65 73 74 01 76 64 01 00 00 00 06 05 01 40 fa 00 00",
                            "00 01 07 02 03 03 04 03",
                            "02 03 03 04 03")
                    .map(Bytes::ofHex)
                    .toList();

    /// The heartbeats of lab wires that name what they announce.
    private static final List<Bytes> BEATS =
            Stream.of(
                            "09 03 04 74 65 73 74 07 45 dc",
                            "07 01 04 74 65 73 74 01 08 03 04 74 65 73 74 00 00")
                    .map(Bytes::ofHex)
                    .toList();

    /// Messages of the version behind an ALPN, mostly.
    public static List<Bytes> of(String alpn) {
        return switch (alpn) {
            case "moq-00" -> IetfCorpus.ALL;
            case "moql-00" -> IetfCorpus.UNDECIDED;
            case "moq-lite-05" -> LATE;
            case "moqlab-06" -> Stream.concat(LATE.stream(), NUMBERED.stream()).toList();
            case "moqlab-03" -> Stream.concat(EARLY.stream(), BEATS.stream()).toList();
            case "moq-lite-04" -> Stream.concat(EARLY.stream(), LATE.stream()).toList();
            default -> EARLY;
        };
    }

    /// An announce whose suffix leaves no room for a prefix.
    static final Bytes LONG_NAME =
            new Announce(true, new Namespace("a".repeat(Namespace.MAX_LENGTH)), HopCount.ZERO)
                    .encode(LiteVersion.LITE_03);

    /// SETUP of a peer of moq-lite-05.
    static final Bytes SETUP = Bytes.ofHex("01 08 02 01 01 01 05 02 52 34");

    private FuzzCorpus() {}

    /// Whether peers introduce themselves on that wire.
    public static boolean introduces(String alpn) {
        return alpn.equals("moq-lite-05") || alpn.equals("moqlab-06");
    }

    /// A datagram for one of the first subscriptions.
    static Bytes datagram(int subscription) {
        return Bytes.ofHex("0" + subscription + " 07 4b b8 68 69");
    }
}
