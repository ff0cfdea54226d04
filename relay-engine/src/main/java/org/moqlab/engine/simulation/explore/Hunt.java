package org.moqlab.engine.simulation.explore;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RaisedFinding;

/// Plays scenarios until something that is sought is found.
///
/// @param meshes makes a mesh of a scenario at time 0
/// @param sought which findings count
/// @param events after which a run is left alone
public record Hunt(
        Function<Scenario, ? extends SteppedMesh> meshes, Predicate<Finding> sought, long events) {
    /// Events after which a run is left alone when nobody says otherwise.
    public static final long MAX_EVENTS = 200_000;

    /// The same for random scenarios, of which there are always more.
    public static final long MAX_RANDOM_EVENTS = 20_000;

    /// Octets of journal after which a run is left alone.
    public static final long MAX_OCTETS = 256L << 20;

    /// How long a run goes on after its last act, ns; as long as `lab run` lets it.
    public static final long AFTERMATH = 10 * Durations.SECOND;

    /// What a run had to show.
    ///
    /// @param found the first finding that was sought; empty when there was none
    /// @param events that it took
    /// @param cut whether the run was left alone before its end
    public record Result(Optional<RaisedFinding> found, long events, boolean cut) {}

    /// Findings that a scenario does not expect.
    public static Predicate<Finding> unexpected(Scenario base) {
        return found -> !base.expectations().contains(new Scenario.ExpectBreaks(found.invariant()));
    }

    /// Plays a scenario until the first finding that is sought, or to its end.
    public Result in(Scenario scenario) {
        try (SteppedMesh mesh = meshes.apply(scenario)) {
            Limit limit = limit(scenario);
            int seen = 0;
            while (true) {
                MeshSnapshot state = mesh.snapshot();
                while (seen < state.findings().size()) {
                    RaisedFinding raised = state.findings().get(seen++);
                    if (sought.test(raised.finding())) {
                        return new Result(Optional.of(raised), mesh.journal().last(), false);
                    }
                }
                if (limit.reached(mesh)) {
                    return new Result(Optional.empty(), mesh.journal().last(), limit.cuts(mesh));
                }
                mesh.step();
            }
        }
    }

    /// The same scenario expecting nothing but what it breaks up to its end, so that it is a test
    /// by itself.
    public Scenario witness(Scenario scenario) {
        return Edits.of(scenario)
                .expectations(
                        broken(scenario).stream()
                                .<Scenario.Expectation>map(Scenario.ExpectBreaks::new)
                                .toList())
                .scenario();
    }

    private Set<String> broken(Scenario scenario) {
        Set<String> broken = new TreeSet<>();
        try (SteppedMesh mesh = meshes.apply(scenario)) {
            Limit limit = limit(scenario);
            while (!limit.reached(mesh)) {
                mesh.step();
            }
            mesh.snapshot().findings().forEach(raised -> broken.add(raised.finding().invariant()));
        }
        return broken;
    }

    private Limit limit(Scenario scenario) {
        return new Limit(Limit.end(scenario, AFTERMATH), events, MAX_OCTETS);
    }
}
