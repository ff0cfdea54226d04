package org.moqlab.app.museum;

import org.moqlab.app.feed.Glimpse;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;

/// How an exhibit ends: it is played, in virtual time, a little beyond its last act.
final class Ending {
    private static final long AFTER = Durations.SECOND;

    private Ending() {}

    /// Mesh time at which it is shown, ns.
    static long at(Scenario scenario) {
        return scenario.acts().stream().mapToLong(act -> act.at()).max().orElse(0) + AFTER;
    }

    /// Plays it.
    static Moment of(MeshFactory factory, Scenario scenario) {
        return Glimpse.of(factory, scenario, at(scenario));
    }
}
