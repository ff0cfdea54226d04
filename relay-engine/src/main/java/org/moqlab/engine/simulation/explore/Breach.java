package org.moqlab.engine.simulation.explore;

import java.util.Optional;
import java.util.function.Function;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.RaisedFinding;

/// Whether scenarios break an invariant, for [Shrinker]. What takes much longer to show it than the
/// last one that did is no better, and is left alone. Not thread-safe.
public final class Breach {
    private static final int SLACK = 4;
    private static final long LEAST_EVENTS = 5_000;

    private final Function<Scenario, ? extends SteppedMesh> meshes;
    private final String invariant;
    private long bound = Hunt.MAX_EVENTS;

    /// @param meshes makes a mesh of a scenario at time 0
    /// @param invariant id of the invariant that is to break, such as `no-ghost`
    public Breach(Function<Scenario, ? extends SteppedMesh> meshes, String invariant) {
        this.meshes = meshes;
        this.invariant = invariant;
    }

    /// Plays a scenario until the invariant breaks, to its end, or until it takes too long.
    public Optional<RaisedFinding> in(Scenario scenario) {
        Hunt.Result result = hunt(bound).in(scenario);
        if (result.found().isPresent() && bound == Hunt.MAX_EVENTS) {
            bound = Math.min(Hunt.MAX_EVENTS, Math.max(LEAST_EVENTS, SLACK * result.events()));
        }
        return result.found();
    }

    /// The same scenario expecting nothing but what it breaks, as [Hunt#witness].
    public Scenario witness(Scenario scenario) {
        return hunt(Hunt.MAX_EVENTS).witness(scenario);
    }

    private Hunt hunt(long events) {
        return new Hunt(meshes, found -> found.invariant().equals(invariant), events);
    }
}
