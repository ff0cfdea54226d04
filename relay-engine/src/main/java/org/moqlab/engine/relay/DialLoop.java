package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.routing.Backoff;

/// Dials every configured peer and dials again when a session is lost, after the waits of the
/// policy. In March 2026 a relay that waited too long for any one peer gives up and ends (GOSSIP
/// A.3.6).
final class DialLoop {
    private static final long SECOND = 1_000_000_000L;

    /// @param pause the wait before, ns; 0 for none yet
    /// @param redialAt when to dial again, ns
    /// @param openedAt when there was a session, ns
    private record Attempt(Offer offer, long pause, long redialAt, long openedAt) {}

    private static final long NEVER = Long.MAX_VALUE;

    private final Backoff backoff;
    private final Chance chance;
    private final TreeMap<String, Attempt> peers = new TreeMap<>();
    private final TreeMap<String, Offer> greetings = new TreeMap<>();
    private final TreeMap<String, RelayConfig.Target> told = new TreeMap<>();

    DialLoop(Backoff backoff, Chance chance) {
        this.backoff = backoff;
        this.chance = chance;
    }

    DialLoop copy() {
        DialLoop copy = new DialLoop(backoff, chance.copy());
        copy.peers.putAll(peers);
        copy.greetings.putAll(greetings);
        copy.told.putAll(told);
        return copy;
    }

    void start(List<RelayConfig.Target> targets, Turn turn) {
        targets.forEach(target -> dial(target, turn));
    }

    /// Dials one more peer from now on.
    void dial(RelayConfig.Target target, Turn turn) {
        Offer offer = greetings.getOrDefault(target.peer(), target.offer());
        peers.put(target.peer(), new Attempt(offer, 0, NEVER, NEVER));
        turn.act(new RelayAction.Dial(target.peer(), offer));
    }

    /// Dials one more peer from now on, as somebody asks; one that is dialled already is left
    /// alone.
    void dialToo(RelayConfig.Target target, Turn turn) {
        if (knows(target.peer())) {
            turn.note(
                    Turn.NO_SESSION,
                    new EventBody.Dropped("a dial of " + target.peer(), "it is dialled already"));
            return;
        }
        told.put(target.peer(), target);
        dial(target, turn);
    }

    /// How a peer is dialled that somebody asked for; empty for one that nobody asked for.
    Optional<RelayConfig.Target> told(String peer) {
        return Optional.ofNullable(told.get(peer));
    }

    /// Offers something else to a peer from the next dial on.
    void greet(RelayInput.Order.Greet greet) {
        greetings.put(greet.peer(), greet.offer());
        peers.computeIfPresent(
                greet.peer(),
                (_, was) -> new Attempt(greet.offer(), was.pause, was.redialAt, was.openedAt));
    }

    /// Whether a peer is being dialled, or was and still is wanted.
    boolean knows(String peer) {
        return peers.containsKey(peer);
    }

    /// Does not dial a peer any more.
    void release(String peer) {
        peers.remove(peer);
        told.remove(peer);
    }

    /// A dial has led to a session.
    void opened(String name, long now) {
        peers.computeIfPresent(
                name, (_, was) -> new Attempt(was.offer, was.pause, was.redialAt, now));
    }

    /// A session we had dialled ended, or a dial failed: both count the same.
    void lost(String name, Turn turn) {
        Attempt attempt = peers.get(name);
        if (attempt == null) {
            return;
        }
        boolean good = attempt.openedAt != NEVER && turn.now() - attempt.openedAt >= backoff.good();
        OptionalLong next = backoff.next(good ? 0 : attempt.pause);
        if (next.isEmpty()) {
            turn.note(
                    Turn.NO_SESSION,
                    new SessionChanged(Phase.GAVE_UP, name, true, "dialled too often", 0));
            turn.act(new RelayAction.Exit("gave up dialling " + name));
            return;
        }
        long pause = next.getAsLong();
        long wait = backoff.shortened() ? pause / 2 + chance.below(pause / 2) : pause;
        long until = turn.now() + wait;
        peers.put(name, new Attempt(attempt.offer, pause, until, NEVER));
        turn.note(
                Turn.NO_SESSION,
                new SessionChanged(Phase.BACKING_OFF, name, true, words(wait), until));
    }

    private static String words(long wait) {
        long tenths = wait / (SECOND / 10);
        return wait % SECOND == 0 ? wait / SECOND + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }

    OptionalLong nextDeadline() {
        long next = NEVER;
        for (Attempt attempt : peers.values()) {
            next = Math.min(next, attempt.redialAt);
        }
        return next == NEVER ? OptionalLong.empty() : OptionalLong.of(next);
    }

    void deadline(Turn turn) {
        for (Map.Entry<String, Attempt> peer : peers.entrySet()) {
            Attempt attempt = peer.getValue();
            if (attempt.redialAt <= turn.now()) {
                peer.setValue(new Attempt(attempt.offer, attempt.pause, NEVER, NEVER));
                turn.act(new RelayAction.Dial(peer.getKey(), attempt.offer));
            }
        }
    }
}
