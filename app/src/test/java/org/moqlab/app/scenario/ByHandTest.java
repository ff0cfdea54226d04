package org.moqlab.app.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Lane;
import org.moqlab.app.work.Target;
import org.moqlab.app.work.WorkViewModel;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;

/// What is done at the screen is a line of the scenario at once.
final class ByHandTest {
    private final Played run = new Played(Scenarios.zombie());
    private Optional<Path> picked = Optional.empty();
    private final WorkViewModel work =
            new WorkViewModel(
                    () -> run.moment().scenario(),
                    run.player(),
                    run.time(),
                    new Saving(),
                    (_, _, _) -> {});
    private final ScenarioViewModel viewModel =
            new ScenarioViewModel(run.player().calmProperty(), run.player(), work::deeds);

    private final class Saving implements Target {
        @Override
        public Optional<Path> pick() {
            return picked;
        }

        @Override
        public void write(Path file, String text) throws java.io.IOException {
            Files.writeString(file, text);
        }
    }

    @AfterEach
    void close() {
        run.close();
    }

    private List<String> byHand() {
        return viewModel.steps().stream()
                .filter(Step::isByHand)
                .map(step -> step.phaseProperty().get() + " " + step.detail())
                .toList();
    }

    private void kill(String relay) {
        run.player().submit(new MeshCommand.StopRelay(relay, MeshCommand.Death.KILL));
    }

    @Test
    void anActIsALineTheMomentItIsDone() {
        run.to(1_500);
        assertEquals(List.of(), byHand());
        kill("C");
        run.until(() -> !byHand().isEmpty());
        assertEquals(List.of("NOW {at: 1.5s, kill: C}"), byHand());
        assertEquals(
                List.of(
                        "1 1.000 pub announces test at A",
                        "2 1.500 Kill C",
                        "3 2.000 pub leaves",
                        "4 9.000 Kill A",
                        "5 11.000 Start A again"),
                viewModel.steps().stream()
                        .map(s -> s.number() + " " + s.time() + " " + s.title())
                        .toList());
        run.to(2_500);
        assertEquals(List.of("DONE {at: 1.5s, kill: C}"), byHand());
    }

    @Test
    void theLinesAreThoseThatSavingWrites(@TempDir Path folder) throws Exception {
        run.to(1_500);
        run.player().submit(new LinkFault.Cut(new Passage("A", "B", true)));
        kill("C");
        run.until(() -> byHand().size() == 2);
        picked = Optional.of(folder.resolve("mine.yaml"));
        work.save();
        List<String> saved = Files.readAllLines(picked.get()).stream().map(String::strip).toList();
        viewModel.steps().stream()
                .filter(Step::isByHand)
                .forEach(step -> assertEquals(true, saved.contains("- " + step.detail())));
    }

    @Test
    void onAnotherBranchOnlyWhatWasDoneThereIsALine() {
        run.to(1_500);
        kill("C");
        run.until(() -> !byHand().isEmpty());
        run.to(1_800);
        run.time().goToTime(1_200 * Durations.MILLI);
        run.settle();
        run.until(() -> byHand().equals(List.of("TO_COME {at: 1.5s, kill: C}")));
        kill("D");
        run.until(() -> byHand().equals(List.of("NOW {at: 1.2s, kill: D}")));
        String first =
                run.time().lanesProperty().get().stream().map(Lane::name).findFirst().orElseThrow();
        run.time().switchTo(first);
        run.until(() -> byHand().stream().anyMatch(line -> line.endsWith("{at: 1.5s, kill: C}")));
        assertEquals(1, byHand().size());
    }
}
