package org.moqlab.engine.mesh;

import java.util.function.Function;
import org.moqlab.engine.mesh.Scenario.ExpectRelay;
import org.moqlab.engine.mesh.Scenario.ExpectSessions;
import org.moqlab.engine.mesh.Scenario.Timed;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RelayView;

/// Watches for something that a state says in words.
final class StateWatch implements Watch {
    private final Timed expected;
    private final long tolerance;
    private final String wanted;
    private final Function<MeshSnapshot, String> said;
    private boolean met;
    private String atTime = "the run ended before";

    private StateWatch(
            Timed expected, long tolerance, String wanted, Function<MeshSnapshot, String> said) {
        this.expected = expected;
        this.tolerance = tolerance;
        this.wanted = wanted;
        this.said = said;
    }

    /// A watch for a process.
    ///
    /// @param tolerance how far from its time it may be met, ns
    static StateWatch of(ExpectRelay relay, long tolerance) {
        return new StateWatch(
                relay,
                tolerance,
                relay.up() ? "it runs" : "it is down",
                state ->
                        state.relay(relay.relay()).filter(RelayView::up).isPresent()
                                ? "it runs"
                                : "it is down");
    }

    /// A watch for a number of sessions.
    ///
    /// @param tolerance how far from its time it may be met, ns
    static StateWatch of(ExpectSessions between, long tolerance) {
        return new StateWatch(
                between,
                tolerance,
                Long.toString(between.sessions()),
                state ->
                        Long.toString(
                                state.sessions().values().stream()
                                        .filter(session -> session.isUp())
                                        .filter(session -> session.touches(between.one()))
                                        .filter(session -> session.touches(between.other()))
                                        .count()));
    }

    @Override
    public long to() {
        return expected.at() + tolerance;
    }

    @Override
    public void look(MeshSnapshot state, long first, long last) {
        if (last < expected.at() - tolerance || first > to()) {
            return;
        }
        String now = said.apply(state);
        met |= now.equals(wanted);
        if (first <= expected.at() && expected.at() <= last) {
            atTime = now;
        }
    }

    @Override
    public Verdicts.Outcome outcome() {
        return new Verdicts.Outcome(expected.text(), met, met ? "" : atTime);
    }
}
