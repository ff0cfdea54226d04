package org.moqlab.engine.process;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.driver.SoleRelay;
import org.moqlab.engine.relay.RelayConfig;
import org.moqlab.engine.transport.Identity;
import org.moqlab.engine.transport.LiveProcess.Callee;
import org.moqlab.engine.transport.Trust;

/// How another relay is dialled.
///
/// @param url `https://` for WebTransport or `moqt://` for QUIC itself
/// @param token what to show as `?jwt=`; empty for nothing
/// @param wires what to offer, best first; empty for what the policy speaks
/// @param own certificate to show when asked for one
/// @param serverName name to ask for in TLS, and to find in the certificate where an authority has
///   signed it, instead of the URL's; empty for the URL's
/// @param price what the link costs; empty for what the peer says
public record PeerLink(
        URI url,
        Optional<String> token,
        List<String> wires,
        Trust trust,
        Optional<Identity> own,
        Optional<String> serverName,
        OptionalLong price) {
    /// Port of `https://` and `moqt://` URLs that name none.
    static final int DEFAULT_PORT = 443;

    private static final String RAW = "moqt";

    /// Creates the value; the list is copied.
    public PeerLink {
        wires = List.copyOf(wires);
    }

    /// The same way of dialling for another relay.
    PeerLink to(URI other) {
        return new PeerLink(other, token, wires, trust, own, serverName, price);
    }

    /// The same way of dialling at another price.
    PeerLink costing(OptionalLong other) {
        return new PeerLink(url, token, wires, trust, own, serverName, other);
    }

    /// Whether its URL means QUIC itself.
    boolean isRaw() {
        return RAW.equals(url.getScheme());
    }

    /// What the record calls the other end: its URL, which has no token.
    String peer() {
        return url.toString();
    }

    /// What the relay is told of it.
    ///
    /// @throws IllegalArgumentException when a wire is unknown or of the lab only
    RelayConfig.Target target(String policy) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        Optional<String> web =
                isRaw()
                        ? Optional.empty()
                        : Optional.of(path + token.map(jwt -> "?jwt=" + jwt).orElse(""));
        return SoleRelay.target(policy, peer(), wires, web, price);
    }

    /// Where that is.
    Callee callee() {
        String host = url.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
        return new Callee(bare, port, trust, own, serverName);
    }

    @Override
    public String toString() {
        return "link to " + url;
    }
}
