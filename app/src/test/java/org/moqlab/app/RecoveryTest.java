package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.work.Autosave;
import org.moqlab.app.work.RecoveryViewModel;
import org.moqlab.app.work.Target;
import org.moqlab.app.work.WorkViewModel;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.ScenarioFile;

/// From work that no file has over a crash to the same work again.
final class RecoveryTest {
    private static final Target NOWHERE =
            new Target() {
                @Override
                public Optional<Path> pick() {
                    return Optional.empty();
                }

                @Override
                public void write(Path file, String text) throws IOException {
                    throw new IOException("nowhere");
                }
            };

    @TempDir private Path folder;
    private final Played run = new Played(Scenarios.zombie());
    private final List<String> complaints = new ArrayList<>();
    private final List<Exhibit> opened = new ArrayList<>();
    private final List<Runnable> kept = new ArrayList<>();
    private final WorkViewModel work =
            new WorkViewModel(
                    () -> run.moment().scenario(),
                    run.player(),
                    run.time(),
                    NOWHERE,
                    (title, place, text) -> complaints.add(title));

    @AfterEach
    void close() {
        run.close();
    }

    private Autosave autosave(Drafts drafts) {
        return new Autosave(
                work::draft,
                drafts,
                Runnable::run,
                Runnable::run,
                (title, place, text) -> complaints.add(title + " " + text));
    }

    private RecoveryViewModel recovery() {
        return new RecoveryViewModel(
                new Drafts(folder),
                ScenarioFile::exhibit,
                (exhibit, then) -> {
                    opened.add(exhibit);
                    kept.add(then);
                },
                Runnable::run,
                Runnable::run,
                (title, place, text) -> complaints.add(title));
    }

    private void kill() {
        run.to(1_500);
        run.player().submit(new MeshCommand.StopRelay("C", MeshCommand.Death.KILL));
        run.to(1_600);
    }

    private void crash() throws IOException {
        Drafts drafts = new Drafts(folder);
        kill();
        autosave(drafts).beat();
        drafts.abandon();
    }

    private int files() throws IOException {
        try (var all = Files.list(folder)) {
            return (int) all.count();
        }
    }

    @Test
    void workThatWasLostInACrashIsOfferedAndIsTheSameAgain() throws Exception {
        crash();
        RecoveryViewModel recovery = recovery();
        recovery.look();
        assertEquals(true, recovery.askingProperty().get());
        assertTrue(
                recovery.questionProperty()
                        .get()
                        .contains("“A namespace that nobody publishes any more”"),
                recovery.questionProperty().get());
        recovery.open();
        assertEquals(false, recovery.askingProperty().get());
        assertEquals(List.of(work.repeated()), opened.stream().map(Exhibit::scenario).toList());
        assertEquals(2, files(), "kept until it is kept anew");
        kept.getFirst().run();
        assertEquals(0, files());
    }

    @Test
    void whatIsSavedOrNeverDoneIsNotKept() throws IOException {
        Drafts drafts = new Drafts(folder);
        Autosave autosave = autosave(drafts);
        autosave.beat();
        assertEquals(0, files());
        kill();
        autosave.beat();
        autosave.beat();
        assertEquals(2, files());
        work.goOn();
        run.player().restart();
        run.until(() -> run.moment().now() == 0);
        autosave.beat();
        assertEquals(1, files(), "its lock");
        drafts.close();
        assertEquals(0, files());
    }

    @Test
    void whatIsInNoFileIsUnsavedWorkThoughNothingWasDone() {
        assertEquals(Optional.empty(), work.draft());
        work.adopt();
        assertEquals(true, work.isUnsaved());
        assertTrue(work.draft().isPresent());
        work.goOn();
        assertEquals(false, work.isUnsaved());
    }

    @Test
    void aDamagedDraftIsSaidAndDoesNotHideTheOthers() throws Exception {
        crash();
        Path damaged = Files.writeString(folder.resolve("draft-0.yaml"), "title: [");
        RecoveryViewModel recovery = recovery();
        recovery.look();
        assertEquals("One more like this is there.", recovery.moreProperty().get());
        assertEquals(false, recovery.readableProperty().get());
        assertTrue(recovery.questionProperty().get().contains(damaged.toString()));
        recovery.discard();
        assertEquals(true, recovery.readableProperty().get());
        assertEquals("", recovery.moreProperty().get());
        recovery.later();
        assertEquals(false, recovery.askingProperty().get());
        assertEquals(2, files());
    }

    @Test
    void aFullDiskIsSaidOnceAndTriedAgain() throws IOException {
        kill();
        Path blocked = Files.writeString(folder.resolve("drafts"), "a file");
        Autosave autosave = autosave(new Drafts(blocked));
        autosave.beat();
        autosave.beat();
        assertEquals(1, complaints.size());
        assertTrue(complaints.getFirst().startsWith("What is not saved cannot be kept aside."));
        Files.delete(blocked);
        autosave.beat();
        assertEquals(true, Files.isDirectory(blocked));
    }
}
