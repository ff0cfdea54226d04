package org.moqlab.engine.attach;

import java.security.SecureRandom;
import java.util.List;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.relay.DrawnOrigin;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.transport.LiveProcess;

/// How a session with a relay is had.
///
/// @param protocol what QUIC itself is asked for; WebTransport is offered all
record Approach(AttachTarget target, String protocol) {
    /// Wires that are offered, best first: those that tell whole ways, then the others.
    static final List<String> OFFERED =
            List.of("moq-lite-05", "moq-lite-04", "moq-lite-03", "moq-00");

    /// SETUP codes that are offered where that leaves the version to SETUP.
    static final List<Long> IN_BAND = List.of(0xff00000eL);

    private static final SecureRandom CHANCE = new SecureRandom();

    /// An identity that nobody else has.
    static Origin stranger() {
        return new Origin(CHANCE.nextLong(1, DrawnOrigin.MAX + 1));
    }

    Offer offer() {
        if (target.isRaw()) {
            return new Offer.Quic(protocol);
        }
        String path = target.url().getRawPath();
        String query = target.token().map(token -> "?jwt=" + token).orElse("");
        return new Offer.WebTransport((path.isEmpty() ? "/" : path) + query, OFFERED);
    }

    LiveProcess.Callee callee() {
        String host = target.url().getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = target.url().getPort() < 0 ? AttachTarget.DEFAULT_PORT : target.url().getPort();
        return new LiveProcess.Callee(bare, port, target.trust(), target.own());
    }
}
