package org.moqlab.engine.relay;

import org.moqlab.engine.routing.Route;
import org.moqlab.engine.wire.ErrorCode;

/// Where a relay can take a track from that a peer asks for.
sealed interface Source {
    /// From the peer that advertises this route.
    record Open(Route route, Share share) implements Source {}

    /// From nobody until the front has a route again.
    ///
    /// @param last the last it had
    record Waiting(Route last, Share share) implements Source {}

    /// From nowhere.
    record Refused(ErrorCode code) implements Source {}
}
