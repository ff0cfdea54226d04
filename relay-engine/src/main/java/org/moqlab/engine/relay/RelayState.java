package org.moqlab.engine.relay;

import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    final SessionTimers timers;
    final Tongue tongue;
    final Discovery discovery;
    final Reunions reunions;
    final TreeMap<SessionId, Peer> peers = new TreeMap<>();
    long lastNote;

    RelayState(RelayConfig config) {
        this(
                config,
                new Router(config.policy(), config.timings(), config.origin()),
                new TrackPlane(config.policy().acceptsFirst()),
                new DialLoop(config.policy().backoff(), new Chance(config.origin().id())),
                new SessionTimers(),
                new Tongue(),
                new Discovery(config.rendezvous(), config.policy().followsAddresses()),
                new Reunions(config.policy().reconnectDelay()));
    }

    private RelayState(
            RelayConfig config,
            Router router,
            TrackPlane tracks,
            DialLoop dials,
            SessionTimers timers,
            Tongue tongue,
            Discovery discovery,
            Reunions reunions) {
        this.config = config;
        this.router = router;
        this.tracks = tracks;
        this.dials = dials;
        this.timers = timers;
        this.tongue = tongue;
        this.discovery = discovery;
        this.reunions = reunions;
    }

    /// When the next timer of any kind runs out, ns.
    OptionalLong nextDeadline() {
        return Stream.of(
                        router.nextDeadline(),
                        dials.nextDeadline(),
                        timers.nextDeadline(),
                        discovery.nextDeadline(),
                        reunions.nextDeadline())
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /// Whether a peer is another relay; else a publisher or subscriber.
    boolean isRelay(Peer peer) {
        return peer.role == Role.DIALLED || config.access().cluster().contains(peer.name);
    }

    /// Whether a peer is told of a route.
    ///
    /// @param exclude origin whose routes the peer does not want
    boolean tells(Route route, Peer peer, Origin exclude) {
        return config.policy().tells(route, exclude, config.origin()) && hears(peer, route);
    }

    /// Whether a peer may be told of a route as far as it is about where the route came from.
    boolean hears(Peer peer, Route route) {
        return config.policy().tellsBack() || !isFrom(peer, route);
    }

    /// Whether a route came from a peer, on whichever of its sessions.
    private boolean isFrom(Peer peer, Route route) {
        Peer from = peers.get(route.session());
        return from != null && from.name.equals(peer.name);
    }

    RelayState copy() {
        RelayState copy =
                new RelayState(
                        config,
                        router.copy(),
                        tracks.copy(),
                        dials.copy(),
                        timers.copy(),
                        tongue.copy(),
                        discovery.copy(),
                        reunions.copy());
        peers.forEach((id, peer) -> copy.peers.put(id, peer.copy()));
        copy.lastNote = lastNote;
        return copy;
    }
}
