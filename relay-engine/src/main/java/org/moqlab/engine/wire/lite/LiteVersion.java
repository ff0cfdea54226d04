package org.moqlab.engine.wire.lite;

import java.util.Arrays;
import java.util.Optional;

/// The moq-lite versions this engine speaks, with what differs between them as named capabilities
/// (WIRE §3.1). Callers ask a capability, never compare versions.
public enum LiteVersion {
    /// Negotiated by SETUP in the first bidirectional stream, no hops.
    LITE_02("moq-lite-02", 0xff0dad02L, "moql"),
    /// Negotiated by ALPN, hop count in announces.
    LITE_03("moq-lite-03", 0xff0dad03L, "moq-lite-03");

    private final String wire;
    private final long code;
    private final String alpn;

    LiteVersion(String wire, long code, String alpn) {
        this.wire = wire;
        this.code = code;
        this.alpn = alpn;
    }

    /// The name used in scenario files.
    public String wire() {
        return wire;
    }

    /// The code used inside SETUP.
    public long code() {
        return code;
    }

    /// The ALPN that leads to this version.
    public String alpn() {
        return alpn;
    }

    /// Whether SETUP messages open the session in band.
    public boolean hasInBandSetup() {
        return this == LITE_02;
    }

    /// Whether an ANNOUNCE_INIT comes before the first ANNOUNCE.
    public boolean hasAnnounceInit() {
        return this == LITE_02;
    }

    /// Whether ANNOUNCE carries a hop count.
    public boolean hasHopCount() {
        return this != LITE_02;
    }

    /// Whether SUBSCRIBE carries order, latency and group bounds.
    public boolean hasSubscribeBounds() {
        return this != LITE_02;
    }

    /// Whether replies to SUBSCRIBE start with a type.
    public boolean hasTypedReplies() {
        return this != LITE_02;
    }

    /// The version of that scenario name.
    public static Optional<LiteVersion> ofWire(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }

    /// The version of that SETUP code, if it is negotiated by SETUP.
    public static Optional<LiteVersion> ofSetupCode(long code) {
        return Arrays.stream(values())
                .filter(v -> v.hasInBandSetup() && v.code == code)
                .findFirst();
    }

    /// The version an ALPN means by itself; empty for `moql`, which leaves it to SETUP.
    public static Optional<LiteVersion> ofAlpn(String alpn) {
        return Arrays.stream(values())
                .filter(v -> !v.hasInBandSetup() && v.alpn.equals(alpn))
                .findFirst();
    }
}
