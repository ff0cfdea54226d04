package org.moqlab.engine.simulation.explore;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.RaisedFinding;

/// Looks into one seed after another for something that is sought. The same seed always shows the
/// same.
public interface Probe {
    /// The scenario a seed stands for.
    Scenario scenario(long seed);

    /// Plays it.
    Look look(long seed);

    /// What a seed had to show.
    ///
    /// @param events that were played
    /// @param cut whether the run was left alone before its end
    /// @param broken ids of the invariants that broke as far as it was played
    /// @param hit what was sought, on one line; empty when it was not there
    record Look(long events, boolean cut, Set<String> broken, Optional<String> hit) {
        /// Creates the value; the set is copied.
        public Look {
            broken = Collections.unmodifiableSet(new TreeSet<>(broken));
        }
    }

    /// Looks in random meshes for defects of the lab itself.
    static Probe defects() {
        return new Probe() {
            @Override
            public Scenario scenario(long seed) {
                return RandomScenario.of(seed);
            }

            @Override
            public Look look(long seed) {
                Trial.Outcome outcome = new Trial(scenario(seed)).run();
                return new Look(
                        outcome.events(), outcome.cut(), outcome.broken(), outcome.defect());
            }
        };
    }

    /// Looks in random meshes for a finding.
    static Probe random(Hunt hunt) {
        return of(hunt, RandomScenario::of);
    }

    /// Looks in variations of a scenario for a finding.
    static Probe variations(Hunt hunt, Scenario of) {
        return of(hunt, seed -> Variation.of(of, seed));
    }

    /// What seeds stand for.
    interface Seeded {
        /// The scenario of a seed.
        Scenario scenario(long seed);
    }

    private static Probe of(Hunt hunt, Seeded scenarios) {
        return new Probe() {
            @Override
            public Scenario scenario(long seed) {
                return scenarios.scenario(seed);
            }

            @Override
            public Look look(long seed) {
                Hunt.Result result = hunt.in(scenario(seed));
                Set<String> broken = new TreeSet<>();
                result.found().ifPresent(raised -> broken.add(raised.finding().invariant()));
                return new Look(
                        result.events(), result.cut(), broken, result.found().map(Probe::text));
            }
        };
    }

    /// A finding on one line.
    static String text(RaisedFinding raised) {
        Finding finding = raised.finding();
        String about = finding.subject().isEmpty() ? "" : finding.subject() + " ";
        return "%s at %s, event %d: %s%s"
                .formatted(
                        finding.invariant(),
                        Durations.format(raised.t()),
                        raised.n(),
                        about,
                        finding.found());
    }
}
