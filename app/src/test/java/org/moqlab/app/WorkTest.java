package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.work.Target;
import org.moqlab.app.work.WorkViewModel;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioFile;

final class WorkTest {
    private final Played run = new Played(Scenarios.zombie());
    private final List<String> complaints = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private Optional<Path> picked = Optional.empty();
    private boolean full;
    private final WorkViewModel work =
            new WorkViewModel(
                    () -> run.moment().scenario(),
                    run.player(),
                    run.time(),
                    new Saving(),
                    (title, place, text) -> complaints.add(title + " " + place + ": " + text));

    private final class Saving implements Target {
        @Override
        public Optional<Path> pick() {
            return picked;
        }

        @Override
        public void write(Path file, String text) throws IOException {
            WholeFile.write(file, part -> Files.writeString(full ? FullDisk.at(part) : part, text));
        }
    }

    @AfterEach
    void close() {
        run.close();
    }

    private void cutAtOneAndAHalf() {
        run.to(1_500);
        run.player().submit(new LinkFault.Cut(new Passage("A", "B", true)));
        run.player().submit(new MeshCommand.StopRelay("C", MeshCommand.Death.KILL));
        run.to(1_600);
    }

    @Test
    void whatTheScenarioItselfDoesIsNoWork() {
        run.to(2_500);
        assertEquals(false, work.isUnsaved());
        work.guard(() -> done.add("went on"));
        assertEquals(List.of("went on"), done);
    }

    @Test
    void whatIsDoneAtTheScreenBecomesActs(@TempDir Path folder) throws Exception {
        cutAtOneAndAHalf();
        assertEquals(true, work.isUnsaved());
        picked = Optional.of(folder.resolve("mine.yaml"));
        assertEquals(true, work.save());
        assertEquals(false, work.isUnsaved());
        assertEquals(
                List.of("start: pub", "cut: A-B", "kill: C", "stop: pub", "kill: A", "restart: A"),
                ScenarioFile.read(picked.get()).acts().stream()
                        .map(Act::command)
                        .map(MeshCommand::text)
                        .toList());
        assertEquals(1_500 * Durations.MILLI, ScenarioFile.read(picked.get()).acts().get(1).at());
    }

    @Test
    void itAsksBeforeWorkIsLost() {
        cutAtOneAndAHalf();
        work.guard(() -> done.add("lost"));
        assertEquals(true, work.askingProperty().get());
        work.stay();
        assertEquals(List.of(), done);
        work.guard(() -> done.add("lost"));
        work.goOn();
        assertEquals(List.of("lost"), done);
        assertEquals(false, work.askingProperty().get());
    }

    @Test
    void aFullDiskLosesNeitherTheWorkNorTheFile(@TempDir Path folder) throws IOException {
        cutAtOneAndAHalf();
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "what was there");
        picked = Optional.of(file);
        full = true;
        work.guard(() -> done.add("lost"));
        work.saveAndGoOn();
        assertEquals(List.of(), done);
        assertEquals(true, work.askingProperty().get());
        assertEquals(
                List.of("This could not be saved; nothing is lost. " + file + ": " + FullDisk.WHY),
                complaints);
        assertEquals("what was there", Files.readString(file));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
        full = false;
        work.saveAndGoOn();
        assertEquals(List.of("lost"), done);
    }

    @Test
    void aFileThatCannotBeReplacedStaysAsItWas(@TempDir Path folder) throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("inside"), "kept");
        org.junit.jupiter.api.Assertions.assertThrows(
                IOException.class, () -> WholeFile.write(taken, "text"));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }
}
