package org.moqlab.engine.relay;

import java.util.TreeMap;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.Router;

/// Everything a relay knows, reachable from here and copied as one (DESIGN §1).
final class RelayState {
    final RelayConfig config;
    final Router router;
    final TrackPlane tracks;
    final DialLoop dials;
    final TreeMap<SessionId, Peer> peers = new TreeMap<>();
    long lastNote;

    RelayState(RelayConfig config) {
        this(
                config,
                new Router(config.policy(), config.timings()),
                new TrackPlane(config.policy().acceptsFirst()),
                new DialLoop(config.policy().backoff()));
    }

    private RelayState(RelayConfig config, Router router, TrackPlane tracks, DialLoop dials) {
        this.config = config;
        this.router = router;
        this.tracks = tracks;
        this.dials = dials;
    }

    /// Whether a peer is told of a route.
    ///
    /// @param exclude origin whose routes the peer does not want
    boolean tells(Route route, Origin exclude) {
        return config.policy().tells(route, exclude, config.origin());
    }

    RelayState copy() {
        RelayState copy = new RelayState(config, router.copy(), tracks.copy(), dials.copy());
        peers.forEach((id, peer) -> copy.peers.put(id, peer.copy()));
        copy.lastNote = lastNote;
        return copy;
    }
}
