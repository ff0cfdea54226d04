package org.moqlab.engine.relay;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.moqlab.engine.observe.EventBody.SessionChanged;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;

/// Dials every configured peer and dials again when a session is lost, with the back-off of March
/// 2026 (GOSSIP A.3.6): the wait starts at 1 s, is doubled before every sleep, is never reset after
/// a good session, and above 300 s the relay process gives up.
final class DialLoop {
    /// First wait, ns; doubled before it is slept for the first time.
    static final long FIRST_WAIT = 1_000_000_000L;

    /// Longest wait that is still slept, ns.
    static final long LONGEST_WAIT = 300 * FIRST_WAIT;

    private record Attempt(String alpn, long pause, long redialAt) {}

    private static final long NEVER = Long.MAX_VALUE;

    private final TreeMap<String, Attempt> peers = new TreeMap<>();

    DialLoop copy() {
        DialLoop copy = new DialLoop();
        copy.peers.putAll(peers);
        return copy;
    }

    void start(List<RelayConfig.Target> targets, Turn turn) {
        for (RelayConfig.Target target : targets) {
            peers.put(target.peer(), new Attempt(target.alpn(), FIRST_WAIT, NEVER));
            turn.act(new RelayAction.Dial(target.peer(), target.alpn()));
        }
    }

    /// A session we had dialled ended, or a dial failed: both count the same.
    void lost(String name, Turn turn) {
        Attempt attempt = peers.get(name);
        if (attempt == null) {
            return;
        }
        long wait = attempt.pause * 2;
        if (wait > LONGEST_WAIT) {
            turn.note(
                    Turn.NO_SESSION,
                    new SessionChanged(Phase.GAVE_UP, name, true, "dialled too often", 0));
            turn.act(new RelayAction.Exit("gave up dialling " + name));
            return;
        }
        long until = turn.now() + wait;
        peers.put(name, new Attempt(attempt.alpn, wait, until));
        turn.note(
                Turn.NO_SESSION,
                new SessionChanged(Phase.BACKING_OFF, name, true, wait / FIRST_WAIT + " s", until));
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
                peer.setValue(new Attempt(attempt.alpn, attempt.pause, NEVER));
                turn.act(new RelayAction.Dial(peer.getKey(), attempt.alpn));
            }
        }
    }
}
