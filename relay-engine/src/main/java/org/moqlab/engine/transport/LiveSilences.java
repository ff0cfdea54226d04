package org.moqlab.engine.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.observe.Silence;
import org.moqlab.engine.observe.WayView;

/// The ends of sessions whose idle timeout runs: that of everybody where nobody keeps connections
/// alive, else of those whom nothing can reach, as the other end has left without a word or is
/// frozen, or the way from it lets nothing through. When each gives up its own event loop tells;
/// asking never waits, the answer is there for the next who asks. For one thread at a time.
final class LiveSilences {
    /// Most ends that are asked; of more the rest is not told of.
    static final int MAX_ENDS = 1_000;

    private record End(String endpoint, long session) {}

    private final Map<End, Long> known = new ConcurrentHashMap<>();
    private final Tuning tuning;
    private final LongUnaryOperator clock;

    /// @param tuning says after which silence a connection is given up
    /// @param clock mesh time by [System#nanoTime], ns
    LiveSilences(Tuning tuning, LongUnaryOperator clock) {
        this.tuning = tuning;
        this.clock = clock;
    }

    /// What was last known; asks anew.
    ///
    /// @param lives the present life of an endpoint of ours
    List<Silence> of(MeshSnapshot state, Function<String, Optional<LiveEndpoint>> lives) {
        List<End> deaf = deaf(state);
        known.keySet().retainAll(deaf);
        List<Silence> silences = new ArrayList<>();
        for (End end : deaf) {
            Long until = known.get(end);
            if (until != null) {
                silences.add(new Silence(end.session, end.endpoint, until, tuning.idleTimeout()));
            }
            lives.apply(end.endpoint).ifPresent(live -> live.look(() -> ask(live, end)));
        }
        return silences;
    }

    /// On the event loop of the endpoint.
    private void ask(LiveEndpoint live, End end) {
        OptionalLong until =
                live.connections()
                        .connection(new SessionId(end.session))
                        .map(ConnectionAdapter::quietUntil)
                        .orElseGet(OptionalLong::empty);
        if (until.isPresent()) {
            known.put(end, clock.applyAsLong(until.getAsLong()));
        } else {
            known.remove(end);
        }
    }

    private List<End> deaf(MeshSnapshot state) {
        List<End> deaf = new ArrayList<>();
        for (SessionView session : state.sessions().values()) {
            add(session, session.dialer(), session.dialerUp(), state, deaf);
            add(session, session.acceptor(), session.acceptorUp(), state, deaf);
        }
        return deaf.subList(0, Math.min(MAX_ENDS, deaf.size()));
    }

    /// A frozen process has no clock.
    private void add(
            SessionView session, String end, boolean up, MeshSnapshot state, List<End> deaf) {
        boolean runs = tuning.isMute() || hearsNothing(session, end, state);
        if (up && runs && !state.troubles().isFrozen(end)) {
            deaf.add(new End(end, session.id()));
        }
    }

    private static boolean hearsNothing(SessionView session, String end, MeshSnapshot state) {
        String other = session.other(end);
        boolean ours = state.relays().containsKey(other) || state.clients().containsKey(other);
        return ours
                && (session.left()
                        || state.troubles().isFrozen(other)
                        || state.troubles()
                                .way(other, end)
                                .filter(LiveSilences::isDead)
                                .isPresent());
    }

    private static boolean isDead(WayView way) {
        return new Condition(way.cut(), way.held(), way.delay(), way.jitter(), way.loss()).isDead();
    }
}
