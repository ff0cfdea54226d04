package org.moqlab.app.hunt;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.simulation.explore.Breach;
import org.moqlab.engine.simulation.explore.Hunt;
import org.moqlab.engine.simulation.explore.Probe;
import org.moqlab.engine.simulation.explore.Shrinker;

/// One search. Plays scenarios on the thread it is called on.
final class Search {
    /// Seeds that are looked into.
    static final int SEEDS = 1_000;

    private final Quarry quarry;
    private final Function<Scenario, SteppedMesh> meshes;
    private final Watcher watcher;
    private final BooleanSupplier wanted;

    /// Is told how far it has come.
    interface Watcher {
        /// Something was tried.
        ///
        /// @param share how much of it is done, 0 to 1; below 0 where nobody knows
        void at(String words, double share);

        /// Something came of it.
        void line(String words);
    }

    /// What came of it.
    ///
    /// @param scenario that shows it, expecting what it breaks; empty when nothing does
    record Outcome(Optional<Scenario> scenario, String words) {}

    /// @param wanted asked between two runs whether to go on
    Search(
            Quarry quarry,
            Function<Scenario, SteppedMesh> meshes,
            Watcher watcher,
            BooleanSupplier wanted) {
        this.quarry = quarry;
        this.meshes = meshes;
        this.watcher = watcher;
        this.wanted = wanted;
    }

    /// Searches to the end, or until nobody wants it any more.
    Outcome run() {
        return switch (quarry.way()) {
            case SMALLER -> smaller(quarry.invariant().orElseThrow());
            case VARIATIONS -> seeds(Probe.variations(hunt(Hunt.MAX_EVENTS), quarry.scenario()));
            case RANDOM -> seeds(Probe.random(hunt(Hunt.MAX_RANDOM_EVENTS)));
        };
    }

    private Outcome smaller(String invariant) {
        Breach breach = new Breach(meshes, invariant);
        watcher.at(Words.of("hunt.trying", "0", Sizes.of(quarry.scenario())), -1);
        if (breach.in(quarry.scenario()).isEmpty()) {
            return new Outcome(Optional.empty(), Words.of("hunt.whole", invariant));
        }
        int[] tries = new int[1];
        Shrinker shrinker =
                new Shrinker(
                        quarry.scenario(),
                        candidate -> {
                            String count = Figures.count(++tries[0]);
                            watcher.at(Words.of("hunt.trying", count, Sizes.of(candidate)), -1);
                            return breach.in(candidate).isPresent();
                        },
                        step -> watcher.line(step(step)),
                        wanted);
        Scenario smallest = breach.witness(shrinker.shrink());
        String end = wanted.getAsBoolean() ? "hunt.smallest" : "hunt.smallest.so-far";
        return new Outcome(
                Optional.of(smallest),
                Words.of(end, Figures.count(shrinker.tries()), Sizes.of(smallest)));
    }

    private static String step(Shrinker.Step step) {
        return Words.of("hunt.step", step.what(), Figures.count(step.tries()));
    }

    private Outcome seeds(Probe probe) {
        String all = Figures.count(SEEDS);
        for (int seed = 1; seed <= SEEDS; seed++) {
            if (!wanted.getAsBoolean()) {
                String before = Figures.count(seed);
                return new Outcome(Optional.empty(), Words.of("hunt.stopped", before));
            }
            String number = Figures.count(seed);
            watcher.at(Words.of("hunt.seed", number, all), (double) (seed - 1) / SEEDS);
            Optional<String> hit = probe.look(seed).hit();
            if (hit.isPresent()) {
                watcher.line(hit.get());
                Scenario found = hunt(Hunt.MAX_EVENTS).witness(probe.scenario(seed));
                return new Outcome(Optional.of(found), Words.of("hunt.found", number));
            }
        }
        return new Outcome(Optional.empty(), Words.of("hunt.nothing", all));
    }

    private Hunt hunt(long events) {
        Predicate<Finding> sought =
                quarry.invariant()
                        .<Predicate<Finding>>map(id -> found -> found.invariant().equals(id))
                        .orElseGet(() -> Hunt.unexpected(quarry.scenario()));
        return new Hunt(meshes, sought, events);
    }
}
