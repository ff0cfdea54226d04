package org.moqlab.engine.wire.lite;

import java.util.Arrays;
import java.util.Optional;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;

/// The moq-lite versions this engine speaks, with what differs between them as named capabilities
/// (WIRE §3.1). Callers ask a capability, never compare versions.
public enum LiteVersion {
    /// Negotiated by SETUP in the first bidirectional stream, no hops.
    LITE_01(WireName.MOQ_LITE_01, 0xff0dad01L, "moql"),
    /// As 01, with an empty reply to SUBSCRIBE.
    LITE_02(WireName.MOQ_LITE_02, 0xff0dad02L, "moql"),
    /// Negotiated by ALPN, hop count in announces.
    LITE_03(WireName.MOQ_LITE_03, 0xff0dad03L, "moq-lite-03"),
    /// As 03, with heartbeats; the lab's own, and a stranger's never.
    LAB_03(WireName.MOQLAB_03, 0x6c616203L, "moqlab-03"),
    /// List of hops in announces, to which the sender adds itself.
    LITE_04(WireName.MOQ_LITE_04, 0xff0dad04L, "moq-lite-04"),
    /// As 04, with heartbeats; the lab's own.
    LAB_04(WireName.MOQLAB_04, 0x6c616204L, "moqlab-04"),
    /// SETUP and TRACK streams, timestamps, datagrams; the receiver adds the teller to the hops.
    LITE_05(WireName.MOQ_LITE_05, 0xff0dad05L, "moq-lite-05"),
    /// As 05, with heartbeats; the lab's own.
    LAB_05(WireName.MOQLAB_05, 0x6c616205L, "moqlab-05"),
    /// As 05, with announces by number that carry costs, and heartbeats; the lab's own (WIRE
    /// §3.12).
    LAB_06(WireName.MOQLAB_06, 0x6c616206L, "moqlab-06");

    /// Most parts of a path where the wire bounds them.
    public static final int MAX_PARTS = 32;

    private final WireName wire;
    private final long code;
    private final String alpn;

    LiteVersion(WireName wire, long code, String alpn) {
        this.wire = wire;
        this.code = code;
        this.alpn = alpn;
    }

    /// The name used in scenario files.
    public String wire() {
        return wire.text();
    }

    /// Whether it is a lab wire.
    public boolean isLab() {
        return wire.isLab();
    }

    /// The code used inside SETUP; only those that SETUP negotiates ever stand there.
    public long code() {
        return code;
    }

    /// The ALPN that leads to this version.
    public String alpn() {
        return alpn;
    }

    private boolean since(LiteVersion first) {
        return compareTo(first) >= 0;
    }

    /// Whether SETUP messages open the session in band, and SESSION_INFO may follow.
    public boolean hasInBandSetup() {
        return !since(LITE_03);
    }

    /// Whether an ANNOUNCE_INIT comes before the first ANNOUNCE.
    public boolean hasAnnounceInit() {
        return !since(LITE_03);
    }

    /// Whether an ANNOUNCE_OK comes before the first ANNOUNCE.
    public boolean hasAnnounceOk() {
        return since(LITE_05);
    }

    /// Whether ANNOUNCE carries a bare hop count.
    public boolean hasHopCount() {
        return since(LITE_03) && !hasHopList();
    }

    /// Whether ANNOUNCE carries the list of hops.
    public boolean hasHopList() {
        return since(LITE_04);
    }

    /// Whether the teller of an announce adds itself to the hops; else the receiver does.
    public boolean sendsOwnHop() {
        return hasHopList() && !hasAnnounceOk();
    }

    /// Whether ANNOUNCE_REQUEST names an origin whose announces are not wanted; where it does not,
    /// the requester's SETUP may say who it is.
    public boolean hasExcludeHop() {
        return since(LITE_04) && !hasAnnounceIds();
    }

    /// Whether announces have numbers: START gives the next, END and RESTART refer to it. Else
    /// ANNOUNCE names the namespace every time.
    public boolean hasAnnounceIds() {
        return since(LAB_06);
    }

    /// Whether announces carry what the route costs.
    public boolean hasCosts() {
        return since(LAB_06);
    }

    /// Whether a HEARTBEAT may stand among the announces.
    public boolean hasHeartbeats() {
        return isLab();
    }

    /// Whether a new route can be told without the end of the old one: by RESTART, or by a second
    /// active ANNOUNCE where there are no numbers. Else that is a breach.
    public boolean reannouncesInPlace() {
        return since(LITE_05);
    }

    /// Whether the end of an unknown name is passed over; else it is a breach.
    public boolean toleratesUnknownEnd() {
        return since(LITE_04);
    }

    /// Whether paths have at most [#MAX_PARTS] parts.
    public boolean boundsParts() {
        return since(LITE_04);
    }

    /// Whether SUBSCRIBE carries order, latency and group bounds, and may be updated.
    public boolean hasSubscribeBounds() {
        return since(LITE_03);
    }

    /// Whether the reply to SUBSCRIBE is an empty message.
    public boolean hasEmptyOk() {
        return this == LITE_02;
    }

    /// Whether replies to SUBSCRIBE start with a type.
    public boolean hasTypedReplies() {
        return since(LITE_03);
    }

    /// Whether SUBSCRIBE is answered by START and END instead of OK.
    public boolean hasSubscribeStart() {
        return since(LITE_05);
    }

    /// Whether each side opens with a unidirectional SETUP stream.
    public boolean hasSetupStream() {
        return since(LITE_05);
    }

    /// Whether both ends wait for the peer's SETUP with everything they say: it holds the price of
    /// the link and whom not to tell what. Else only the accepting end does.
    public boolean waitsForSetup() {
        return since(LAB_06);
    }

    /// Whether a TRACK stream tells about a track before it is subscribed to.
    public boolean hasTrackStream() {
        return since(LITE_05);
    }

    /// Whether FETCH streams are served.
    public boolean hasFetch() {
        return since(LITE_05);
    }

    /// Whether there are PROBE streams.
    public boolean hasProbe() {
        return since(LITE_03);
    }

    /// Whether PROBE tells the round-trip time too.
    public boolean hasProbeRtt() {
        return since(LITE_04);
    }

    /// Whether there are GOAWAY streams.
    public boolean hasGoaway() {
        return since(LITE_04);
    }

    /// Whether frames carry timestamps.
    public boolean hasTimestamps() {
        return since(LITE_05);
    }

    /// Whether groups of one frame may travel as datagrams.
    public boolean hasDatagrams() {
        return since(LITE_05);
    }

    /// Whether a path can be said on this wire.
    public boolean carries(Namespace namespace) {
        return !boundsParts() || parts(namespace) <= MAX_PARTS;
    }

    static int parts(Namespace namespace) {
        String path = namespace.path();
        return path.isEmpty() ? 0 : 1 + (int) path.chars().filter(c -> c == '/').count();
    }

    /// What SUBSCRIBE can say of a demand on this wire.
    public Demand sayable(Demand demand) {
        return hasSubscribeBounds() ? demand : Demand.of(demand.priority());
    }

    void mustSay(boolean can, String what) {
        if (!can) {
            throw new IllegalArgumentException(what + " cannot be said on " + wire);
        }
    }

    void mustKnow(boolean can, String message, long offset) throws DecodeException {
        if (!can) {
            throw new DecodeException(
                    ErrorCode.UNEXPECTED_MESSAGE, offset, message + ", unknown to " + wire + ",");
        }
    }

    /// The version of that scenario name.
    public static Optional<LiteVersion> ofWire(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire().equals(wire)).findFirst();
    }

    /// The version a wire is, if it is one of moq-lite.
    public static Optional<LiteVersion> of(WireName wire) {
        return Arrays.stream(values()).filter(v -> v.wire == wire).findFirst();
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
