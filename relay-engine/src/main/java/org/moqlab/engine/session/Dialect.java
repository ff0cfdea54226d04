package org.moqlab.engine.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.wire.ietf.Draft14;
import org.moqlab.engine.wire.lite.LiteVersion;

/// What a wire is called where a connection negotiates (WIRE §1.1). [Sessions] leads back from what
/// was negotiated to a session.
///
/// @param alpn protocol name on QUIC and on WebTransport
/// @param code number inside SETUP, where the protocol name leaves the choice to it
public record Dialect(WireName wire, String alpn, long code) {
    /// The protocol names this engine takes from everybody, in its order of preference (WIRE §1.2):
    /// moq-lite first, of that the newest. Lab wires are not among them.
    public static final List<String> TAKEN =
            Stream.concat(
                            Arrays.stream(LiteVersion.values())
                                    .filter(version -> !version.isLab())
                                    .map(LiteVersion::alpn)
                                    .distinct()
                                    .toList()
                                    .reversed()
                                    .stream(),
                            Stream.of(Draft14.ALPN))
                    .toList();

    /// The dialect of a wire.
    public static Dialect of(WireName wire) {
        return LiteVersion.of(wire)
                .map(version -> new Dialect(wire, version.alpn(), version.code()))
                .orElseGet(() -> new Dialect(wire, Draft14.ALPN, Draft14.CODE));
    }

    /// Whether announces carry what routes cost.
    public boolean hasCosts() {
        return LiteVersion.of(wire).filter(LiteVersion::hasCosts).isPresent();
    }

    /// Whether a protocol name means a lab wire, which strangers are not spoken to in.
    public static boolean isLab(String alpn) {
        return LiteVersion.ofAlpn(alpn).filter(LiteVersion::isLab).isPresent();
    }

    /// The dialect of a wire by its name in scenario files.
    public static Optional<Dialect> named(String wire) {
        return WireName.of(wire).map(Dialect::of);
    }
}
