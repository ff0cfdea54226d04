package org.moqlab.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.mesh.Script;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.RunHash;
import org.moqlab.engine.transport.LiveMesh;
import org.moqlab.engine.transport.Outsider;
import org.moqlab.engine.transport.Passes;
import org.moqlab.engine.transport.Traces;

/// The headless lab as its user meets it: words in, text and exit status out.
final class LabTest {
    private static final String MESH =
            """
            title: A short story
            mesh:
              policy: gossip-2026-03
              topology: {shape: full, relays: [A, B]}
              clients: [{publisher: pub, at: A, namespace: test}]
            acts: [{at: 1s, start: pub}]
            """;

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");
    private Script script = new Script();
    private long liveAlready;

    @BeforeEach
    void writeScenario() throws IOException {
        file = folder.resolve("story.yaml");
        Files.writeString(
                file,
                MESH
                        + """
                        expect:
                          - {at: 2s, relay: B, namespace: test, hops: 3}
                          - {at: 2s, relay: A, namespace: test, hops: 9, state: live}
                        """);
        script =
                new Script()
                        .up(0, "A")
                        .up(0, "B")
                        .hops(1_000, "B", 2)
                        .event(1_000, "A", announce())
                        .hops(1_255, "B", 3)
                        .hops(2_255, "B", 6)
                        .event(3_000, "A", new EventBody.RelayFailed("gave up"));
    }

    private static EventBody announce() {
        MessageView message =
                new MessageView(
                        MessageView.Kind.ANNOUNCE, "ANNOUNCE", "test", List.of(), Bytes.EMPTY);
        return new EventBody.Sent(message, 0, 0);
    }

    @Test
    void runPrintsTestPointsDiagnosticsAndFigures() {
        assertEquals(1, lab("run", file.toString()));
        String expected =
                """
                TAP version 14
                1..3
                # A short story
                # simulated, seed 1
                ok 1 - at 2s relay B test has 3 hops
                not ok 2 - at 2s relay A test has 9 hops is live
                  ---
                  expected: 'at 2s relay A test has 9 hops is live'
                  found: 'A absent'
                  judged: 'at its time, in virtual time'
                  ...
                ok 3 - no unexpected finding
                # mesh time: 11s
                # A failed at 3s: gave up
                # hops of test at B: 3 to 6 in 1s, 3.00 a second
                # messages sent: 1 (announce 1)
                # events: 7
                # hash: %s
                """
                        .formatted(RunHash.of(script.events()));
        assertEquals(expected, out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void runEndsWithZeroWhenEverythingIsAsExpected() throws IOException {
        Files.writeString(file, MESH + "expect: [{breaks: no-ghost}, {holds: storm}]");
        script.breaks(4_000, "no-ghost");
        assertEquals(0, lab("run", file.toString()));
        assertTrue(out.toString().contains("1..3\n"));
        assertTrue(out.toString().contains("\nok 3 - no unexpected finding\n"));
    }

    @Test
    void aFindingNobodyExpectsFailsTheRun() throws IOException {
        Files.writeString(file, MESH);
        script.breaks(4_000, "no-ghost");
        assertEquals(1, lab("run", file.toString()));
        String expected =
                """
                not ok 1 - no unexpected finding
                  ---
                  expected: 'no unexpected finding'
                  found: 'no-ghost at 4s: test held by A'
                """;
        assertTrue(out.toString().contains(expected), out::toString);
    }

    @Test
    void theSeedOfTheCommandLineWins() {
        lab("run", "--seed", "77", file.toString());
        assertTrue(out.toString().contains("# simulated, seed 77\n"));
    }

    @Test
    void tablesPrintsOneLineARelayAndNamespaceInOrderOfTime() {
        script.down(3_000, "A");
        assertEquals(0, lab("tables", file.toString(), "--at", "4s,2.2s", "--at", "500ms"));
        String expected =
                """
                {"t":0.5,"relay":"A","namespace":"test","state":"absent","holddown":false,"hops":null,"via":null,"standby":0}
                {"t":0.5,"relay":"B","namespace":"test","state":"absent","holddown":false,"hops":null,"via":null,"standby":0}
                {"t":2.2,"relay":"A","namespace":"test","state":"absent","holddown":false,"hops":null,"via":null,"standby":0}
                {"t":2.2,"relay":"B","namespace":"test","state":"lingering","holddown":false,"hops":3,"via":null,"standby":0}
                {"t":4,"relay":"A","namespace":"test","state":"unknown","holddown":false,"hops":null,"via":null,"standby":0}
                {"t":4,"relay":"B","namespace":"test","state":"lingering","holddown":false,"hops":6,"via":null,"standby":0}
                """;
        assertEquals(expected, out.toString());
    }

    @Test
    void journalPrintsWhatIsPlayedEveryEventAndTheHash() throws ScenarioException {
        script = new Script().up(0, "A").down(250, "A");
        assertEquals(0, lab("journal", file.toString()));
        String expected =
                """
                {"journal":1,"driver":"simulated","scenario":%s}
                {"n":1,"t":0,"relay":"A","session":0,"kind":"relay","cause":0,"also":[],"up":true,"how":"started"}
                {"n":2,"t":250000000,"relay":"A","session":0,"kind":"relay","cause":0,"also":[],"up":false,"how":"kill"}
                {"hash":"%s"}
                """
                        .formatted(played(), RunHash.of(script.events()));
        assertEquals(expected, out.toString());
    }

    private String played() throws ScenarioException {
        String text = ScenarioWriter.print(ScenarioFile.read(file));
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "tables", "journal"})
    void anUnusableFileIsOneLineAndStatusTwo(String command) throws IOException {
        Files.writeString(file, "title: t\nmesh: [");
        assertEquals(
                2,
                lab(command, file.toString(), command.equals("tables") ? "--at=1s" : "--seed=1"));
        String message = ":2:8: expected a value, found the end of the file\n";
        assertEquals(file + message, err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void aBombIsRefusedWithoutAStackTrace() throws IOException {
        Files.writeString(file, "a: &a [x]\nb: &b [*a, *a]\n");
        assertEquals(2, lab("run", file.toString()));
        String message = ":1:4: expected a value without an anchor, found &a\n";
        assertEquals(file + message, err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frobnicate",
                "run",
                "run --fast",
                "run --seed one FILE",
                "run --seed -1 FILE",
                "run FILE --jobs many",
                "run FILE --jobs -1",
                "run FILE --variant other",
                "tables @FILE extra",
                "tables FILE",
                "tables FILE --at soon",
                "tables FILE --at 1s --namespace nobody",
                "journal",
                "run FILE --qlog traces",
                "tables FILE --at 1s --keylog keys.txt",
                "journal FILE --keylog keys.txt"
            })
    void badUsageIsTwoOrThreeLinesAndStatusTwo(String words) {
        String[] args = words.isEmpty() ? new String[0] : words.split(" ", -1);
        for (int i = 0; i < args.length; i++) {
            args[i] = args[i].replace("FILE", file.toString());
        }
        assertEquals(2, lab(args));
        assertTrue(err.toString().startsWith("lab: "), err::toString);
        assertTrue(err.toString().endsWith("--help\n"), err::toString);
        assertTrue(err.toString().lines().count() <= 3, err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void whatIsNotSupportedHereIsStatus127() {
        assertEquals(127, lab("run", "--live", file.toString()));
        assertEquals("no QUIC on this machine\n", err.toString());
    }

    @Test
    void aLiveRunMayMeetARowAMomentLater() throws IOException {
        Files.writeString(
                file,
                MESH
                        + """
                        expect:
                          - {at: 1s, relay: B, namespace: test, hops: 3}
                          - {at: 1s, relay: B, namespace: test, hops: 6}
                        """);
        liveAlready = Ending.of(read(file), 0) + 1;
        assertEquals(1, lab("run", "--live", file.toString()));
        String expected =
                """
                # live, over QUIC on 127.0.0.1
                ok 1 - at 1s relay B test has 3 hops
                not ok 2 - at 1s relay B test has 6 hops
                  ---
                  expected: 'at 1s relay B test has 6 hops'
                  found: 'B lingering with 2 hops'
                  judged: 'within 300ms of its time, live'
                  ...
                """;
        assertTrue(out.toString().contains(expected), out::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "live --help",
                "tables --help",
                "journal --help",
                "convergence --help",
                "explore --help",
                "shrink --help"
            })
    void helpShowsAnExample(String words) {
        assertEquals(0, lab(words.split(" ", -1)));
        assertTrue(out.toString().startsWith("Usage: lab "), out::toString);
        assertTrue(out.toString().contains("sample-meshes/"), out::toString);
    }

    @Test
    void versionIsTheBuilds() {
        assertEquals(0, lab("--version"));
        assertTrue(out.toString().matches("lab [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n"));
    }

    private int lab(String... args) {
        return Lab.run(args, new PrintWriter(out), new PrintWriter(err), new Scripted());
    }

    private static Scenario read(Path file) {
        try {
            return ScenarioFile.read(file);
        } catch (ScenarioException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private final class Scripted implements Drivers {
        @Override
        public SteppedMesh simulated(Scenario scenario) {
            return new ScriptedMesh(scenario, script.events());
        }

        @Override
        public Mesh live(Scenario scenario, Traces traces, Passes passes)
                throws NotSupportedException {
            if (liveAlready == 0) {
                throw new NotSupportedException("no QUIC on this machine");
            }
            SteppedMesh mesh = simulated(scenario);
            mesh.advanceTo(liveAlready);
            return mesh;
        }

        @Override
        public LiveMesh open(Scenario scenario, List<Outsider> outsiders, Passes passes)
                throws NotSupportedException {
            throw new NotSupportedException("no QUIC on this machine");
        }
    }
}
