package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Router;
import org.moqlab.engine.routing.RouterAction;
import org.moqlab.engine.routing.RoutingPolicy;

/// How relays find each other by gossip (GOSSIP C.7): each publishes a name that is its address,
/// and dials the addresses it hears of that sort after its own; the others dial it. A relay whose
/// name has ended keeps its session for a minute, for names come back when routes change.
final class Discovery {
    private static final long SECOND = 1_000_000_000L;
    private static final long STALE_AFTER = 60 * SECOND;
    private static final long SWEEP_EVERY = 30 * SECOND;

    private static final long STANDS = Long.MAX_VALUE;

    private final Optional<Rendezvous> rendezvous;
    private final TreeMap<String, Long> found = new TreeMap<>();
    private long began;
    private long swept;

    Discovery(Optional<Rendezvous> rendezvous) {
        this.rendezvous = rendezvous;
    }

    Discovery copy() {
        Discovery copy = new Discovery(rendezvous);
        copy.found.putAll(found);
        copy.began = began;
        copy.swept = swept;
        return copy;
    }

    /// The relay starts: its own name stands from now on.
    List<RouterAction> begin(Router router, RoutingPolicy policy, Turn turn) {
        began = turn.now();
        swept = turn.now();
        return rendezvous
                .map(Rendezvous::own)
                .flatMap(own ->
                        router.publish(
                                turn.now(), own, Turn.NO_SESSION, atHome(policy), turn.cause()))
                .map(Router.Published::actions)
                .orElse(List.of());
    }

    /// Nothing has been passed yet: no hops, counted or listed as the policy does.
    private static Hops atHome(RoutingPolicy policy) {
        HopCount none = new HopCount(0);
        return policy.stored(none) instanceof HopPath ? new HopPath(List.of()) : none;
    }

    /// The table announces something.
    void announced(Namespace namespace, DialLoop dials, Turn turn) {
        address(namespace)
                .ifPresent(peer -> {
                    if (found.containsKey(peer)) {
                        found.put(peer, STANDS);
                    } else if (!dials.knows(peer)) {
                        target(peer)
                                .ifPresent(target -> {
                                    found.put(peer, STANDS);
                                    dials.dial(target, turn);
                                });
                    }
                });
    }

    /// The table withdraws something.
    void withdrawn(Namespace namespace, Turn turn) {
        address(namespace)
                .filter(peer -> found.getOrDefault(peer, 0L) == STANDS)
                .ifPresent(peer -> found.put(peer, turn.now()));
    }

    /// The address a name stands for, if that relay is ours to dial.
    private Optional<String> address(Namespace namespace) {
        return rendezvous
                .flatMap(_ -> Rendezvous.address(namespace))
                .filter(peer -> rendezvous.filter(r -> peer.compareTo(r.self()) > 0).isPresent());
    }

    private Optional<RelayConfig.Target> target(String peer) {
        return rendezvous
                .filter(_ -> found.size() < Rendezvous.MAX_FOUND || isKnown(peer))
                .flatMap(r -> r.target(peer));
    }

    private boolean isKnown(String peer) {
        return rendezvous.stream()
                .flatMap(r -> r.others().stream())
                .anyMatch(target -> target.peer().equals(peer));
    }

    /// When the next look at the names that have ended is due, ns.
    OptionalLong nextDeadline() {
        boolean waits = found.values().stream().anyMatch(ended -> ended != STANDS);
        return waits ? OptionalLong.of(swept + SWEEP_EVERY) : OptionalLong.empty();
    }

    /// Looks at them.
    ///
    /// @return the relays that need no session any more
    List<String> sweep(long now) {
        if (now - swept < SWEEP_EVERY) {
            return List.of();
        }
        swept = now - (now - began) % SWEEP_EVERY;
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, Long> peer : found.entrySet()) {
            if (peer.getValue() != STANDS && now - peer.getValue() >= STALE_AFTER) {
                stale.add(peer.getKey());
            }
        }
        stale.forEach(found::remove);
        return stale;
    }
}
