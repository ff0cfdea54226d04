package org.moqlab.app.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.file.WholeFile;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.recording.RecordingWriter;

/// Everything a bug report needs, in one folder or one archive: a page for the issue, the scenario,
/// the journal with the run's hash, diagrams and a picture.
///
/// @param scenario what is played, with everything done by hand
/// @param journal the recording of the shown branch
/// @param snapshot the moment that is shown
/// @param now its time, ns
/// @param live whether over real QUIC
/// @param software versions of what plays it, such as `lab 0.1.0`
/// @param picture writes the picture of the window into a file
public record BugPack(
        Scenario scenario,
        Journal journal,
        MeshSnapshot snapshot,
        long now,
        boolean live,
        List<String> software,
        Picture picture) {
    /// Creates it; the list is copied.
    public BugPack {
        software = List.copyOf(software);
    }

    /// Events read at once.
    private static final int BATCH = 10_000;

    /// Writes the picture of the window.
    public interface Picture {
        /// Writes it.
        ///
        /// @throws IOException when it cannot be written
        void write(Path file) throws IOException;
    }

    /// Hears how far writing has come, and may end it. Called by who writes.
    public interface Watch {
        /// Nobody who wants to know.
        Watch NONE = (_, _) -> true;

        /// So many events of so many are written.
        ///
        /// @return whether to go on
        boolean goesOn(long done, long all);
    }

    /// Writes the pack, whole or not at all.
    ///
    /// @param place a folder that is not there yet, or an archive that ends in `.zip`
    /// @throws InterruptedIOException when `watch` ends it
    /// @throws IOException when it is there, or cannot be written
    public void write(Path place, Watch watch) throws IOException {
        Path whole = place.toAbsolutePath();
        if (Files.exists(whole)) {
            throw new java.nio.file.FileAlreadyExistsException(whole.toString());
        }
        String last = String.valueOf(whole.getFileName());
        String name =
                Zip.isOne(whole) ? last.substring(0, last.length() - Zip.ENDING.length()) : last;
        Path part = WholeFile.beside(whole);
        try {
            Files.createDirectory(part);
            Path folder = Files.createDirectory(part.resolve("pack"));
            fill(folder, watch);
            Files.move(Zip.isOne(whole) ? zip(folder, name) : folder, whole);
        } finally {
            discard(part);
        }
    }

    /// Writes what is in the pack.
    ///
    /// @param folder a folder that is there
    /// @throws IOException when it cannot be written, or `watch` ends it; what was written is left
    public void fill(Path folder, Watch watch) throws IOException {
        String hash = journal(folder.resolve("journal.jsonl"), watch);
        text(folder, "README.md", Report.of(this, hash));
        text(folder, "scenario.yaml", ScenarioWriter.print(scenario));
        text(folder, "topology.mmd", Mermaid.topology(scenario));
        text(folder, "sequence.mmd", Mermaid.last(scenario, journal, snapshot));
        picture.write(folder.resolve("window.png"));
    }

    private static Path zip(Path folder, String name) throws IOException {
        Path archive = folder.resolveSibling("archive");
        Zip.write(folder, archive, name);
        return archive;
    }

    private static void text(Path folder, String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(UTF_8));
    }

    private String journal(Path file, Watch watch) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            RecordingWriter written = new RecordingWriter(out, scenario, live);
            long next = 1;
            List<MeshEvent> events = upTo(next);
            while (!events.isEmpty()) {
                if (!watch.goesOn(next - 1, snapshot.n())) {
                    throw new InterruptedIOException("nobody wants it any more");
                }
                for (MeshEvent event : events) {
                    written.add(event);
                }
                next = events.getLast().n() + 1;
                events = upTo(next);
            }
            return written.end();
        }
    }

    private List<MeshEvent> upTo(long from) {
        long most = Math.min(BATCH, snapshot.n() - from + 1);
        return most <= 0 ? List.of() : journal.events(from, (int) most);
    }

    /// Takes away what was not finished; nothing is left of what was moved.
    private static void discard(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException problem) throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
