package org.moqlab.engine.mesh;

import java.util.List;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// Watches for something expected at a time.
sealed interface Watch permits RowWatch, ClientWatch, StateWatch, StayWatch, CountWatch, RestWatch {
    /// A watch for an expectation.
    ///
    /// @param tolerance how far from its time it may be met, ns
    static Watch of(Scenario.Timed expected, Scenario scenario, long tolerance) {
        return switch (expected) {
            case Scenario.ExpectRow row ->
                    new RowWatch(row, scenario.topology().relays(), tolerance);
            case Scenario.ExpectClient client -> new ClientWatch(client, tolerance);
            case Scenario.ExpectRelay relay -> StateWatch.of(relay, tolerance);
            case Scenario.ExpectSessions sessions -> StateWatch.of(sessions, tolerance);
        };
    }

    /// A watch that begins with the run.
    ///
    /// @param tolerance how far from its time it may be met, ns
    /// @param done which acts are done
    static Watch of(Expected expected, Scenario scenario, long tolerance, ActsDone done) {
        List<String> relays = scenario.topology().relays();
        return switch (expected) {
            case Expected.Stays stays -> new StayWatch(stays, relays, tolerance);
            case Expected.AtRest rest -> new RestWatch(rest, scenario, done);
            case Expected.Count count -> new CountWatch(count, relays);
        };
    }

    /// Takes in the next event, after the state before it was looked at.
    default void saw(MeshEvent event) {}

    /// When watching ends, ns.
    long to();

    /// Takes in that a state lasted from `first` to `last`, both included.
    void look(MeshSnapshot state, long first, long last);

    /// What came of it.
    Verdicts.Outcome outcome();
}
