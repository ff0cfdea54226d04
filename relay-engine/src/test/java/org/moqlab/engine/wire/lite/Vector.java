package org.moqlab.engine.wire.lite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.Message;

/// Octets as published implementations put them on the wire, and what they say.
///
/// @param octets the message on its stream, its type included
/// @param codec what it is
/// @param version where it is said
/// @param message what it says
/// @param written whether this engine says it in the same octets
record Vector(Bytes octets, Codec codec, LiteVersion version, Message message, boolean written) {
    /// The versions with SETUP streams.
    static final LiteVersion[] LATE = {LiteVersion.LITE_05, LiteVersion.LAB_06};

    static final LiteVersion[] SINCE_04 = {
        LiteVersion.LITE_04, LiteVersion.LITE_05, LiteVersion.LAB_06
    };

    static final LiteVersion[] SINCE_03 = {
        LiteVersion.LITE_03, LiteVersion.LITE_04, LiteVersion.LITE_05, LiteVersion.LAB_06
    };

    static final Namespace TEST = new Namespace("test");
    static final TrackName CATALOG = new TrackName("catalog.json");
    static final TrackName V = new TrackName("v");

    /// `"test"` and `"catalog.json"` as they stand in SUBSCRIBE and TRACK.
    static final String TEST_CATALOG = " 04 74 65 73 74 0c 63 61 74 61 6c 6f 67 2e 6a 73 6f 6e ";

    static Stream<Vector> both(String hex, Codec codec, Message message, LiteVersion... versions) {
        return Arrays.stream(versions)
                .map(v -> new Vector(Bytes.ofHex(hex), codec, v, message, true));
    }

    static Stream<Vector> read(String hex, Codec codec, Message message, LiteVersion... versions) {
        return Arrays.stream(versions)
                .map(v -> new Vector(Bytes.ofHex(hex), codec, v, message, false));
    }

    static List<Vector> all() {
        return Stream.of(
                        SetupVectors.all(),
                        AnnounceVectors.all(),
                        SubscribeVectors.all(),
                        TrackVectors.all())
                .flatMap(vectors -> vectors)
                .toList();
    }

    @Override
    public String toString() {
        return codec + " of " + version.wire() + ": " + octets;
    }
}
