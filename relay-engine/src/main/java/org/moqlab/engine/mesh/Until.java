package org.moqlab.engine.mesh;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.pcollections.TreePMap;

/// Looks for a condition in the events of a run, in either driver. What it answers follows from the
/// events alone.
public final class Until {
    private final Condition condition;
    private MeshSnapshot state;
    private long messages;
    private OptionalLong met = OptionalLong.empty();

    /// A search for `condition`.
    ///
    /// @param from the state before the first event looked at
    public Until(Condition condition, MeshSnapshot from) {
        this.condition = condition;
        this.state = from;
    }

    /// A search of its own that stands where this one does.
    public Until copy() {
        Until copy = new Until(condition, state);
        copy.messages = messages;
        copy.met = met;
        return copy;
    }

    /// Looks at the next event; does nothing once the condition was met.
    ///
    /// @return whether the condition is met, by this event or one before
    public boolean accept(MeshEvent event) {
        if (met.isEmpty()) {
            MeshSnapshot after = state.apply(event);
            if (isMet(event, after)) {
                met = OptionalLong.of(event.n());
            }
            state = after;
        }
        return met.isPresent();
    }

    /// What is looked for.
    public Condition condition() {
        return condition;
    }

    /// Number of the event that met it; empty until one did.
    public OptionalLong met() {
        return met;
    }

    /// Whether the condition is met when the mesh stands at mesh time `now`, ns.
    public boolean isMet(long now) {
        return met.isPresent() || now >= deadline();
    }

    /// When the condition is met by the clock alone, ns; never is [Long#MAX_VALUE].
    public long deadline() {
        return condition instanceof Condition.TimeReached reached ? reached.t() : Long.MAX_VALUE;
    }

    /// The state after the last event looked at.
    public MeshSnapshot state() {
        return state;
    }

    private boolean isMet(MeshEvent event, MeshSnapshot after) {
        return switch (condition) {
            case Condition.FindingRaised wanted -> finds(wanted.invariant(), event);
            case Condition.TableTurns wanted ->
                    isTable(event) && turns(wanted, event.relay(), after);
            case Condition.ClientTurns wanted ->
                    event.body() instanceof EventBody.ClientChanged changed
                            && event.relay().equals(wanted.client())
                            && changed.state() == wanted.state()
                            && state.client(wanted.client())
                                    .filter(before -> before.state() == wanted.state())
                                    .isEmpty();
            case Condition.MessagesSent wanted ->
                    event.body() instanceof EventBody.Sent && ++messages >= wanted.count();
            case Condition.TimeReached wanted -> event.t() >= wanted.t();
        };
    }

    private boolean turns(Condition.TableTurns wanted, String relay, MeshSnapshot after) {
        if (!wanted.relay().map(relay::equals).orElse(true)) {
            return false;
        }
        TreePMap<Namespace, RowView> old = rows(state, relay);
        TreePMap<Namespace, RowView> now = rows(after, relay);
        return wanted.namespace()
                .map(name -> turns(wanted.change(), old.get(name), now.get(name)))
                .orElseGet(() ->
                        Stream.concat(old.keySet().stream(), now.keySet().stream())
                                .anyMatch(name ->
                                        turns(wanted.change(), old.get(name), now.get(name))));
    }

    private static TreePMap<Namespace, RowView> rows(MeshSnapshot snapshot, String relay) {
        return snapshot.relay(relay).map(RelayView::rows).orElse(TreePMap.empty());
    }

    private static boolean turns(
            Condition.Change change, @Nullable RowView old, @Nullable RowView now) {
        return switch (change) {
            case CHANGES -> !Objects.equals(old, now);
            case GETS -> old == null && now != null;
            case LOSES -> old != null && now == null;
        };
    }

    /// Whether an event is of a kind that may change a table.
    private static boolean isTable(MeshEvent event) {
        return event.body() instanceof EventBody.Decided
                || event.body() instanceof EventBody.RelayChanged;
    }

    private static boolean finds(Optional<String> invariant, MeshEvent event) {
        return event.body() instanceof EventBody.FindingRaised raised
                && invariant.map(raised.finding().invariant()::equals).orElse(true);
    }
}
