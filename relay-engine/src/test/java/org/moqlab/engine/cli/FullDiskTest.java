package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.FullDisk;

/// What commands say when there is no room for what they write.
final class FullDiskTest {
    @TempDir private Path folder;
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void writeScenario() throws IOException {
        FullDisk.assumeThere();
        file = folder.resolve("pair.yaml");
        Files.writeString(
                file,
                """
                title: A pair
                seed: 7
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B], latency: 7ms}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                acts:
                  - {at: 1s, start: pub}
                  - {at: 2s, stop: pub}
                expect:
                  - {breaks: no-ghost}
                """);
    }

    private int lab(OutputStream to, String... arguments) {
        try (PrintWriter said = new PrintWriter(err)) {
            return Lab.run(arguments, new Stdout(to), said);
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "png"})
    void aSweepNamesTheFileAndTheCause(String form) throws IOException {
        Path link = FullDisk.at(folder.resolve("runs." + form));
        int status =
                lab(
                        OutputStream.nullOutputStream(),
                        "sweep",
                        file.toString(),
                        "--param",
                        "reconnect-delay=0..1s/1s",
                        "--" + form,
                        link.toString());
        assertEquals(ExitStatus.UNUSABLE, status, err::toString);
        assertTrue(
                err.toString().contains("cannot write " + link + ": " + FullDisk.WHY),
                err::toString);
        assertEquals(List.of(file, link), left());
    }

    @Test
    void aScenarioThatIsWrittenNamesTheFileAndTheCause() throws IOException {
        Files.writeString(
                file,
                """
                title: More than needed
                seed: 7
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B, C], sessions: 2, latency: 7ms, jitter: 1ms}
                  clients:
                    - {publisher: pub, at: A, namespace: test, wire: moq-lite-02}
                acts:
                  - {at: 1.3s, start: pub}
                  - {at: 2.1s, stop: pub}
                """);
        Path link = FullDisk.at(folder.resolve("small.yaml"));
        int status =
                lab(
                        OutputStream.nullOutputStream(),
                        "shrink",
                        file.toString(),
                        "--finding",
                        "no-ghost",
                        "--out",
                        link.toString());
        assertEquals(ExitStatus.UNUSABLE, status, err::toString);
        assertTrue(
                err.toString().contains("cannot write " + link + ": " + FullDisk.WHY),
                err::toString);
        assertEquals(List.of(file, link), left());
    }

    @Test
    void aJournalThatIsNotAllThereIsNoSuccess() throws IOException {
        Path link = FullDisk.at(folder.resolve("run.jsonl"));
        try (OutputStream full = new FileOutputStream(link.toFile())) {
            assertEquals(ExitStatus.UNUSABLE, lab(full, "journal", file.toString()));
        }
        assertEquals("lab: cannot write what it says: " + FullDisk.WHY + "\n", err.toString());
    }

    @Test
    void aReaderThatHasReadEnoughIsNoFault() {
        OutputStream gone =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        assertEquals(ExitStatus.EXPECTED, lab(gone, "journal", file.toString()));
        assertFalse(err.toString().contains("lab:"), err::toString);
    }
}
