package org.moqlab.app.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.app.presence.Stretch.Look;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.RankedRoute;

/// What every relay held of a namespace since the beginning, folded from the events. One thread.
public final class PresenceHistory {
    /// Most stretches kept of one relay; later changes are not told apart any more.
    static final int MAX_STRETCHES = 20_000;

    private static final Look NOTHING = new Look(EntryState.UNKNOWN, -1, "");

    /// The stretch a relay is in.
    private record Present(long from, Look look) {}

    private final Namespace namespace;
    private final List<String> relays;
    private final Map<String, List<Stretch>> past = new LinkedHashMap<>();
    private final Map<String, Present> present = new LinkedHashMap<>();
    private MeshSnapshot state = MeshSnapshot.EMPTY;

    /// A history in which nothing has happened yet.
    ///
    /// @param relays those to be followed
    public PresenceHistory(Namespace namespace, List<String> relays) {
        this.namespace = namespace;
        this.relays = relays;
        relays.forEach(relay -> {
            past.put(relay, new ArrayList<>());
            present.put(relay, new Present(0, NOTHING));
        });
    }

    /// Takes in the next event.
    public void accept(MeshEvent event) {
        state = state.apply(event);
        if (matters(event.body())) {
            relays.forEach(relay -> look(relay, event.t()));
        }
    }

    private boolean matters(EventBody body) {
        return switch (body) {
            case EventBody.Decided decided -> decided.row().namespace().equals(namespace);
            case EventBody.TruthChanged change -> change.namespace().equals(namespace);
            case EventBody.RelayChanged _, EventBody.SessionChanged _ -> true;
            case EventBody.Sent _,
                    EventBody.Received _,
                    EventBody.Dropped _,
                    EventBody.DeadlineReached _,
                    EventBody.ClientChanged _,
                    EventBody.CommandApplied _,
                    EventBody.FaultApplied _,
                    EventBody.FindingRaised _,
                    EventBody.RelayFailed _ ->
                    false;
        };
    }

    private void look(String relay, long t) {
        Look now = lookOf(relay, t);
        Present open = present.getOrDefault(relay, new Present(0, NOTHING));
        List<Stretch> closed = past.getOrDefault(relay, List.of());
        boolean same = settled(open.look()).equals(settled(now));
        if (!same && closed.size() < MAX_STRETCHES) {
            closed.addAll(parts(open, t));
            present.put(relay, new Present(t, now));
        }
    }

    /// A ghost and what lingers towards one are the same until the bound has passed.
    private static Look settled(Look look) {
        return look.state() == EntryState.GHOST ? look.as(EntryState.LINGERING) : look;
    }

    private Look lookOf(String relay, long t) {
        Optional<RankedRoute> best =
                state.row(relay, namespace).map(RowView::row).flatMap(row -> row.best());
        return new Look(
                Truth.state(state, relay, namespace, t),
                best.map(b -> b.route().hops().length()).orElse(-1L),
                best.flatMap(b -> state.peer(relay, b.route().session().number())).orElse(""));
    }

    private OptionalLong bound() {
        TruthView truth = state.truth().get(namespace);
        return truth == null || truth.isPublished()
                ? OptionalLong.empty()
                : OptionalLong.of(truth.since() + truth.bound());
    }

    /// A stretch up to a time; what lingers becomes a ghost where the bound passes.
    private List<Stretch> parts(Present open, long to) {
        if (to <= open.from()) {
            return List.of();
        }
        OptionalLong bound = bound();
        boolean turns =
                open.look().state() == EntryState.LINGERING
                        && bound.isPresent()
                        && bound.getAsLong() < to;
        if (!turns) {
            return List.of(new Stretch(open.from(), to, open.look()));
        }
        Look ghost = open.look().as(EntryState.GHOST);
        if (bound.getAsLong() <= open.from()) {
            return List.of(new Stretch(open.from(), to, ghost));
        }
        return List.of(
                new Stretch(open.from(), bound.getAsLong(), open.look()),
                new Stretch(bound.getAsLong(), to, ghost));
    }

    /// What a relay held up to a time, in order.
    public List<Stretch> stretches(String relay, long to) {
        List<Stretch> all = new ArrayList<>(past.getOrDefault(relay, List.of()));
        Present open = present.get(relay);
        if (open != null) {
            all.addAll(parts(open, Math.max(to, open.from() + 1)));
        }
        return all;
    }
}
