package org.moqlab.engine.mesh.compare;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.MeshEvent;

/// Plays variants of a scenario in virtual time, each for as long, and takes their figures.
public final class Comparison {
    private static final int STEPS_A_LOOK = 4_096;
    private static final int EVENTS_A_READ = 10_000;

    private final Meshes meshes;
    private final long end;

    /// Makes meshes in virtual time.
    public interface Meshes {
        /// A mesh at time 0.
        SteppedMesh of(Scenario scenario);
    }

    /// Is told now and then how far a run has come.
    public interface Watcher {
        /// The run has come to `now` of `end`, ns.
        void at(long now, long end);
    }

    /// A comparison.
    ///
    /// @param end how long each run goes on, ns
    public Comparison(Meshes meshes, long end) {
        this.meshes = meshes;
        this.end = end;
    }

    /// Plays one variant.
    public Outcome play(Scenario scenario, Fix fix, Watcher watcher) {
        try (SteppedMesh mesh = meshes.of(scenario)) {
            Run run = new Run(mesh, new Operator(fix.purge()));
            run.play(watcher);
            return run.seen.outcome(mesh.now());
        }
    }

    private final class Run {
        private final SteppedMesh mesh;
        private final Operator operator;
        private final Observation seen;
        private long read;

        Run(SteppedMesh mesh, Operator operator) {
            this.mesh = mesh;
            this.operator = operator;
            this.seen = new Observation(mesh.scenario().topology().relays());
        }

        void play(Watcher watcher) {
            int steps = 0;
            OptionalLong next = mesh.nextAt();
            while (next.isPresent() && next.getAsLong() <= end) {
                long due = operator.next();
                if (due < next.getAsLong()) {
                    mesh.advanceTo(due);
                    operator.act(mesh);
                } else {
                    mesh.step();
                    operator.look(mesh);
                }
                // A storm fills the journal, which forgets, within a few thousand steps.
                if (mesh.journal().last() - read >= EVENTS_A_READ) {
                    drain();
                }
                if (++steps % STEPS_A_LOOK == 0) {
                    watcher.at(mesh.now(), end);
                }
                next = mesh.nextAt();
            }
            mesh.advanceTo(end);
            drain();
        }

        private void drain() {
            List<MeshEvent> events = mesh.journal().events(read + 1, EVENTS_A_READ);
            while (!events.isEmpty()) {
                for (MeshEvent event : events) {
                    seen.accept(event);
                    read = event.n();
                }
                events = mesh.journal().events(read + 1, EVENTS_A_READ);
            }
        }
    }
}
