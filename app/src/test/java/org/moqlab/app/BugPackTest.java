package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.app.export.BugPack;
import org.moqlab.app.export.BugPack.Watch;
import org.moqlab.app.export.Mermaid;
import org.moqlab.engine.file.Why;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.observe.RunHash;
import org.moqlab.engine.recording.Recording;
import org.moqlab.engine.recording.RecordingFile;

final class BugPackTest {
    private final Played run = new Played(Scenarios.zombie());

    @AfterEach
    void close() {
        run.close();
    }

    private BugPack pack(BugPack.Picture picture) {
        run.to(3_600);
        return new BugPack(
                run.moment().scenario(),
                run.player().mesh().orElseThrow().journal(),
                run.moment().snapshot(),
                run.moment().now(),
                false,
                List.of("lab 0.1", "Java 25"),
                picture);
    }

    private Path written(Path folder) throws IOException {
        Path pack = folder.resolve("pack");
        pack(file -> Files.writeString(file, "a picture")).write(pack, Watch.NONE);
        return pack;
    }

    @Test
    void aColleagueSeesTheSameRunEventForEvent(@TempDir Path folder) throws Exception {
        Path pack = written(folder);
        long n = run.moment().snapshot().n();
        try (Timeline again =
                MeshLab.engine().simulated(ScenarioFile.read(pack.resolve("scenario.yaml")))) {
            again.advanceTo(run.moment().now());
            String hash = RunHash.of(again.journal().events(1, (int) n));
            List<String> journal = Files.readAllLines(pack.resolve("journal.jsonl"));
            assertEquals("{\"hash\":\"" + hash + "\"}", journal.getLast());
            assertEquals(n + 2, journal.size());
            Recording recording = RecordingFile.read(pack.resolve("journal.jsonl"));
            assertEquals(Recording.Seal.WHOLE, recording.seal());
            assertEquals(n, recording.journal().last());
        }
    }

    @Test
    void everythingIsInItAndNothingIsLeftBeside(@TempDir Path folder) throws IOException {
        Path pack = written(folder);
        try (Stream<Path> files = Files.list(pack);
                Stream<Path> beside = Files.list(folder)) {
            assertEquals(
                    List.of(
                            "README.md",
                            "journal.jsonl",
                            "scenario.yaml",
                            "sequence.mmd",
                            "topology.mmd",
                            "window.png"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
            assertEquals(List.of(pack), beside.toList());
        }
    }

    @Test
    void anArchiveHoldsTheSameInAFolderOfItsName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ghost.zip");
        pack(picture -> Files.writeString(picture, "a picture")).write(file, Watch.NONE);
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(names::add);
        }
        assertEquals(
                List.of(
                        "ghost/README.md",
                        "ghost/journal.jsonl",
                        "ghost/scenario.yaml",
                        "ghost/sequence.mmd",
                        "ghost/topology.mmd",
                        "ghost/window.png"),
                names);
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(List.of(file), beside.toList());
        }
    }

    /// What markdownlint checks by default and such a page could break.
    @Test
    void thePageIsCleanMarkdown(@TempDir Path folder) throws IOException {
        String page = Files.readString(written(folder).resolve("README.md"));
        List<String> wrong = new ArrayList<>();
        List<String> lines = page.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean heading = line.startsWith("#");
            boolean alone =
                    (i == 0 || lines.get(i - 1).isEmpty())
                            && (i + 1 == lines.size() || lines.get(i + 1).isEmpty());
            boolean twice = line.isEmpty() && i > 0 && lines.get(i - 1).isEmpty();
            if (line.length() > 80
                    || !line.equals(line.stripTrailing())
                    || line.contains("\t")
                    || (heading && (!alone || line.matches(".*[.,;:!]")))
                    || twice) {
                wrong.add(line);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(true, lines.getFirst().startsWith("# "));
        assertEquals(true, page.endsWith("\n") && !page.endsWith("\n\n"));
        assertTrue(page.contains("- `no-ghost` at 3.005s"), page);
        assertTrue(page.contains("- `C`: `test` ghost, "), page);
        assertTrue(page.contains("effective name `test`"), page);
        assertTrue(page.contains("- Versions: lab 0.1, Java 25"), page);
        assertTrue(page.contains("- `moq-"), page);
    }

    @Test
    void whoEndsItHasNothingLeft(@TempDir Path folder) throws IOException {
        BugPack pack = pack(file -> Files.writeString(file, "a picture"));
        List<Long> told = new ArrayList<>();
        Watch watch =
                (done, all) -> {
                    told.add(done);
                    told.add(all);
                    return false;
                };
        assertThrows(InterruptedIOException.class, () -> pack.write(folder.resolve("pack"), watch));
        assertEquals(List.of(0L, run.moment().snapshot().n()), told);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /// Nothing is left of a pack, and why is said.
    private static void assertNoRoom(BugPack pack, Path place) throws IOException {
        IOException full = assertThrows(IOException.class, () -> pack.write(place, Watch.NONE));
        assertEquals(FullDisk.WHY, Why.of(full));
        try (Stream<Path> left = Files.list(place.getParent())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "pack.zip"})
    void aFullDiskLeavesNothingBehind(String name, @TempDir Path folder) throws IOException {
        BugPack pack = pack(file -> Files.write(FullDisk.at(file), new byte[100_000]));
        assertNoRoom(pack, folder.resolve(name));
    }

    @Test
    void anArchiveThatHasNoRoomLeavesNothingBehind(@TempDir Path folder) throws IOException {
        BugPack pack =
                pack(file -> {
                    Files.writeString(file, "a picture");
                    FullDisk.at(file.resolveSibling("../archive").normalize());
                });
        assertNoRoom(pack, folder.resolve("pack.zip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal.jsonl", "README.md", "scenario.yaml", "sequence.mmd"})
    void whateverOfItHasNoRoomIsNoSuccess(String name, @TempDir Path folder) throws IOException {
        FullDisk.at(folder.resolve(name));
        BugPack pack = pack(file -> Files.writeString(file, "a picture"));
        IOException full = assertThrows(IOException.class, () -> pack.fill(folder, Watch.NONE));
        assertEquals(FullDisk.WHY, Why.of(full));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "pack.zip"})
    void itMayBeReadByWhomTheUmaskLets(String name, @TempDir Path folder) throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions");
        Path place = folder.resolve(name);
        pack(file -> Files.writeString(file, "a picture")).write(place, Watch.NONE);
        Path plain = folder.resolve("plain");
        boolean whole = Files.isDirectory(place);
        Path usual = whole ? Files.createDirectory(plain) : Files.createFile(plain);
        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(place));
    }

    @Test
    void aFolderThatIsThereIsLeftAlone(@TempDir Path folder) throws IOException {
        Path pack = written(folder);
        assertThrows(IOException.class, () -> pack(_ -> {}).write(pack, Watch.NONE));
        assertEquals("a picture", Files.readString(pack.resolve("window.png")));
    }

    @Test
    void aMeshIsDrawnWithNumbersForNames() {
        assertEquals(
                """
                graph LR
                  r0["A"]
                  r1["B"]
                  c2["pub"]
                  c3["sub"]
                  r0 <--> r1
                  c2 -.-> r0
                  c3 -.-> r0
                """,
                Mermaid.topology(Scenarios.pair()));
    }

    @Test
    void messagesAreArrowsInTheirOrder(@TempDir Path folder) throws IOException {
        List<String> lines = Files.readAllLines(written(folder).resolve("sequence.mmd"));
        assertEquals("sequenceDiagram", lines.getFirst());
        assertEquals("  participant r0 as A", lines.get(1));
        assertEquals(
                List.of(),
                lines.stream()
                        .skip(9)
                        .filter(line -> !line.matches(" {2}([rc][0-9]+->>[rc][0-9]+: .*|%% .*)"))
                        .toList());
    }
}
