package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.routing.Router;
import org.moqlab.engine.routing.RouterAction;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.session.Terms;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// How relays find each other by gossip (GOSSIP C.7): each publishes a name that is its address,
/// and dials the addresses it hears of that sort after its own; the others dial it. A relay whose
/// name has ended keeps its session for a minute, for names come back when routes change.
final class Discovery {
    private static final long SECOND = 1_000_000_000L;
    private static final long STALE_AFTER = 60 * SECOND;
    private static final long SWEEP_EVERY = 30 * SECOND;

    private static final long STANDS = Long.MAX_VALUE;

    private final Optional<Rendezvous> rendezvous;
    private final boolean follows;
    private final TreeMap<String, Found> found = new TreeMap<>();
    private final TreeSet<String> moved = new TreeSet<>();
    private long began;
    private long swept;

    /// A peer that was heard of.
    ///
    /// @param ended when its name ended, ns; [#STANDS] while it has not
    /// @param addresses those that are announced, in the order they came; dialled is the last
    private record Found(long ended, PVector<String> addresses) {
        Found with(String address) {
            return new Found(STANDS, addresses.minus(address).plus(address));
        }

        Found without(String address, long now) {
            PVector<String> left = addresses.minus(address);
            return new Found(left.isEmpty() ? now : ended, left);
        }

        Found over(long now) {
            return new Found(now, TreePVector.empty());
        }

        Optional<String> dialled() {
            return addresses.isEmpty()
                    ? Optional.empty()
                    : Optional.of(addresses.get(addresses.size() - 1));
        }
    }

    /// @param follows whether it keeps books of every address of a peer
    Discovery(Optional<Rendezvous> rendezvous, boolean follows) {
        this.rendezvous = rendezvous;
        this.follows = follows;
    }

    Discovery copy() {
        Discovery copy = new Discovery(rendezvous, follows);
        copy.found.putAll(found);
        copy.moved.addAll(moved);
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
                .ifPresent(address -> {
                    String peer = Rendezvous.peer(address);
                    Found known = found.get(peer);
                    if (known != null) {
                        settle(peer, known, known.with(address));
                    } else if (!dials.knows(peer)) {
                        target(peer)
                                .ifPresent(target -> {
                                    Found first = new Found(STANDS, TreePVector.empty());
                                    found.put(peer, first.with(address));
                                    dials.dial(target, turn);
                                });
                    }
                });
    }

    /// The table withdraws something.
    void withdrawn(Namespace namespace, Turn turn) {
        address(namespace)
                .ifPresent(address -> {
                    String peer = Rendezvous.peer(address);
                    Found known = found.get(peer);
                    if (known != null && known.ended == STANDS) {
                        long now = turn.now();
                        Found left = follows ? known.without(address, now) : known.over(now);
                        settle(peer, known, left);
                    }
                });
    }

    /// Whoever is announced at another address than he is dialled at is dialled anew.
    private void settle(String peer, Found before, Found now) {
        found.put(peer, now);
        boolean elsewhere =
                now.dialled().isPresent()
                        && before.dialled().isPresent()
                        && !now.dialled().equals(before.dialled());
        if (follows && elsewhere) {
            moved.add(peer);
        }
    }

    /// The peers to dial anew, since this was last asked.
    List<RelayConfig.Target> moved() {
        List<RelayConfig.Target> targets = new ArrayList<>();
        moved.forEach(peer -> target(peer).ifPresent(targets::add));
        moved.clear();
        return targets;
    }

    /// The terms of a session with a peer whose address says what the link to it costs.
    Terms priced(RelayInput.SessionOpened opened, Terms terms) {
        OptionalLong cost =
                Optional.ofNullable(found.get(opened.peer()))
                        .filter(_ -> opened.role() == Role.DIALLED)
                        .flatMap(Found::dialled)
                        .map(Rendezvous::cost)
                        .orElse(OptionalLong.empty());
        return cost.isPresent() ? terms.priced(cost) : terms;
    }

    /// The address a name stands for, if that relay is ours to dial.
    private Optional<String> address(Namespace namespace) {
        return rendezvous
                .flatMap(_ -> Rendezvous.address(namespace))
                .filter(address ->
                        rendezvous
                                .filter(r -> Rendezvous.peer(address).compareTo(r.self()) > 0)
                                .isPresent());
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
        if (!moved.isEmpty()) {
            return OptionalLong.of(0);
        }
        boolean waits = found.values().stream().anyMatch(one -> one.ended != STANDS);
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
        found.forEach((peer, one) -> {
            if (one.ended != STANDS && now - one.ended >= STALE_AFTER) {
                stale.add(peer);
            }
        });
        stale.forEach(found::remove);
        return stale;
    }
}
