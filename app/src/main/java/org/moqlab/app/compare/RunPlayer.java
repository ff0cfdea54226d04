package org.moqlab.app.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.mesh.compare.Comparison;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Variant;
import org.moqlab.engine.observe.Journal;

/// Plays the runs of a comparison, on the worker.
final class RunPlayer {
    /// Longest recording that is kept to be shown, events.
    private static final long MAX_RECORDING = 200_000;

    private final MeshFactory factory;

    /// Figures of each run without a fix.
    private final Map<Plain, List<String>> without = new HashMap<>();

    /// What a fix is held against: the same acts under the same policy without it.
    private record Plain(String policy, List<Act> acts) {}

    /// @param factory makes meshes in virtual time
    RunPlayer(MeshFactory factory) {
        this.factory = factory;
    }

    /// Every fix under the scenario's own policy, then every other policy without one. What means
    /// nothing there is left out.
    static List<Variant> variants(Scenario scenario) {
        List<Variant> variants = new ArrayList<>();
        Fix.all()
                .forEach(fix -> variant(scenario, scenario.policy(), fix).ifPresent(variants::add));
        for (String policy : ScenarioFile.POLICIES) {
            if (!policy.equals(scenario.policy())) {
                variant(scenario, policy, "none").ifPresent(variants::add);
            }
        }
        return variants;
    }

    private static Optional<Variant> variant(Scenario scenario, String policy, String fix) {
        try {
            return Optional.of(Variant.of(scenario, policy, Fix.parse(fix)));
        } catch (IllegalArgumentException | ScenarioException meansNothing) {
            return Optional.empty();
        }
    }

    /// A run once it has been played.
    ///
    /// @param end when it ends, ns
    /// @param told what share of it has been played, 0 to 1
    CompareRow played(CompareRow row, long end, DoubleConsumer told) {
        AtomicReference<Journal> recording = new AtomicReference<>();
        Comparison comparison =
                new Comparison(
                        scenario -> {
                            Timeline mesh = factory.simulated(scenario);
                            recording.set(mesh.recording());
                            return mesh;
                        },
                        end);
        Scenario scenario = row.variant().scenario();
        Outcome outcome =
                comparison.play(
                        scenario,
                        row.variant().fix(),
                        (now, all) -> told.accept((double) now / all));
        Journal whole = recording.get();
        Optional<Journal> kept = Optional.of(whole).filter(j -> j.last() <= MAX_RECORDING);
        HopsLine hops =
                kept.map(journal -> HopsLine.of(scenario, journal, outcome.died(), end))
                        .orElse(HopsLine.NONE);
        List<String> figures = CompareWords.figures(outcome);
        boolean asWithout = isAsWithout(row, figures);
        return new CompareRow(
                row.variant(),
                row.branch(),
                CompareWords.verdict(outcome),
                CompareWords.brief(outcome),
                figures,
                CompareRow.Ranks.of(outcome),
                new CompareRow.Tale(
                        CompareWords.sentence(outcome, asWithout),
                        CompareWords.gets(scenario, whole),
                        hops),
                kept);
    }

    /// Whether a run with a fix came to the same as that without; remembers those without.
    private boolean isAsWithout(CompareRow row, List<String> figures) {
        boolean plain = row.variant().fix().parts().isEmpty();
        Plain same = new Plain(row.policy(), row.variant().scenario().acts());
        if (plain) {
            without.put(same, figures);
        }
        return !plain && figures.equals(without.get(same));
    }
}
