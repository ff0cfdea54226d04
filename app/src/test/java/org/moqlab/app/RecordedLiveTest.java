package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.findings.FindingsViewModel;
import org.moqlab.app.work.Target;
import org.moqlab.app.work.WorkViewModel;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Edits;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.recording.Recording;

/// A recording of a live run is taken for what it was.
final class RecordedLiveTest {
    private static final long LATE = 3 * Durations.MILLI;

    private final Scenario scenario = Scenarios.pair();

    /// A run in which every act came a little late, as over real QUIC.
    private Journal late() {
        List<Act> acts =
                scenario.acts().stream()
                        .map(act -> new Act(act.at() + LATE, act.command()))
                        .toList();
        try (Played run = new Played(Edits.of(scenario).acts(acts).scenario())) {
            run.to(12_000);
            return run.player().recording().orElseThrow();
        }
    }

    private static WorkViewModel work(Played run) {
        return new WorkViewModel(
                () -> run.moment().scenario(),
                run.player(),
                run.time(),
                new Target() {
                    @Override
                    public Optional<Path> pick() {
                        return Optional.empty();
                    }

                    @Override
                    public void write(Path file, String text) {}
                },
                (_, _, _) -> {});
    }

    private void open(Played run, boolean live) {
        run.player().open(new Recording(scenario, live, late(), Recording.Seal.WHOLE));
        run.until(run.player().readyProperty()::get);
        run.time().playTo(11 * Durations.SECOND);
        run.until(() -> run.moment().now() == 11 * Durations.SECOND);
    }

    @Test
    void anActThatALiveMeshDidLateIsNoPersons() {
        try (Played run = new Played(scenario)) {
            open(run, true);
            assertFalse(scenario.acts().isEmpty());
            assertTrue(run.moment().live());
            assertEquals(List.of(), work(run).deeds());
            assertFalse(work(run).isUnsaved());
        }
    }

    @Test
    void inVirtualTimeNothingComesLate() {
        try (Played run = new Played(scenario)) {
            open(run, false);
            assertFalse(run.moment().live());
            assertEquals(scenario.acts().size(), work(run).deeds().size());
        }
    }

    @Test
    void nobodyKnowsWhatHadAnythingToJudge() {
        try (Played run = new Played(scenario)) {
            open(run, true);
            FindingsViewModel findings =
                    new FindingsViewModel(
                            run.player().calmProperty(),
                            run.player(),
                            run.player()::recording,
                            run.selection(),
                            run.time());
            assertEquals(Optional.empty(), run.time().judgedProperty().get());
            String held = findings.heldProperty().get();
            assertTrue(held.startsWith("Nothing found; nobody told"), held);
            String unjudged = findings.unjudgedProperty().get();
            assertTrue(unjudged.contains("storm counts"), unjudged);
        }
    }
}
