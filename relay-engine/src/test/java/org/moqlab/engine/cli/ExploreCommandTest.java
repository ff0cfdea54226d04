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
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.simulation.explore.RandomScenario;

/// `lab explore` as its user meets it.
final class ExploreCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    /// A name that is published for so short a time that its end overtakes nothing, unless acts
    /// move.
    @BeforeEach
    void writeScenario() throws IOException {
        file = folder.resolve("pair.yaml");
        Files.writeString(
                file,
                """
                title: There and gone
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: line, relays: [A, B], sessions: 1, latency: 5ms}
                  clients: [{publisher: pub, at: A, namespace: test}]
                acts:
                  - {at: 1s, start: pub}
                  - {at: 1s, stop: pub}
                """);
    }

    private int lab(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Lab.run(arguments, new PrintWriter(out), new PrintWriter(err), new OwnDrivers());
    }

    private String line(String begin) {
        return out.toString().lines().filter(l -> l.startsWith(begin)).findFirst().orElse("");
    }

    private int at(String path) {
        return lab(
                path.replace("FILE", file.toString()).replace("DIR", folder.toString()).split(" "));
    }

    @Test
    void random_meshes_have_no_defects() {
        assertEquals(0, lab("explore", "--seeds", "5"));
        assertTrue(line("# runs: ").startsWith("# runs: 5, "), out::toString);
        assertEquals("# defects: 0", line("# defects"));
        assertEquals("", err.toString());
    }

    @Test
    void a_hit_is_one_line_and_one_that_repeats_it() {
        assertEquals(1, at("explore FILE --finding no-ghost --seeds 200"));
        String hit = line("seed ");
        String again = line("again: ");
        assertTrue(hit.matches("seed \\d+: no-ghost at .*, event \\d+: test held by .*"), hit);
        String words = again.replace("again: ./lab ", "");

        assertEquals(1, lab(words.split(" ")));
        assertEquals(hit, line("seed "));
        assertEquals(again, line("again: "));
    }

    @Test
    void what_was_found_is_a_scenario_that_expects_it() {
        Path found = folder.resolve("found.yaml");
        assertEquals(1, at("explore FILE --finding no-ghost --seeds 200 --out DIR/found.yaml"));
        assertEquals("written: " + found, line("written: "));

        assertEquals(0, lab("run", found.toString()));
        assertTrue(out.toString().contains(" - breaks no-ghost\n"), out::toString);
    }

    @Test
    void what_the_file_expects_to_break_is_not_sought() throws IOException {
        Files.writeString(
                file,
                Files.readString(file)
                        + "expect: [{breaks: no-ghost}, {breaks: loop-free}, {breaks: no-flap},"
                        + " {breaks: quiet}, {breaks: no-blackhole}, {breaks: converged},"
                        + " {breaks: failover}, {breaks: bounded}]\n");
        assertEquals(0, at("explore FILE --seeds 20"));
        assertEquals("# hits: 0", line("# hits"));
    }

    @Test
    void it_goes_on_where_it_stopped() {
        assertEquals(0, at("explore --seeds 3 --resume DIR/state"));
        String first = line("# events: ");
        assertEquals(0, at("explore --seeds 6 --resume DIR/state"));
        assertTrue(line("# runs: ").startsWith("# runs: 6, "), out::toString);
        String both = line("# events: ");

        assertEquals(0, at("explore --seeds 6 --resume DIR/state"));
        assertEquals(both, line("# events: "));
        assertEquals(0, at("explore --seeds 6"));
        assertEquals(both, line("# events: "));
        assertFalse(first.equals(both));

        assertEquals(2, at("explore FILE --seeds 6 --resume DIR/state"));
        assertEquals(
                "lab: " + folder.resolve("state") + " is of another exploration; remove it\n",
                err.toString().replaceFirst("See lab explore --help\n", ""));
    }

    @Test
    void shards_share_the_seeds() {
        long runs = 0;
        for (String shard : List.of("1/3", "2/3", "3/3")) {
            assertEquals(0, at("explore --seeds 8 --shard " + shard));
            runs += Long.parseLong(line("# runs: ").replaceFirst("# runs: (\\d+),.*", "$1"));
        }
        assertEquals(8, runs);
    }

    @Test
    void a_seed_can_be_printed() throws ScenarioException {
        assertEquals(0, lab("explore", "--seed", "5", "--print"));
        assertEquals(RandomScenario.of(5), ScenarioFile.parse("printed.yaml", out.toString()));
    }

    @Test
    void no_time_is_no_run() {
        assertEquals(0, at("explore --for 0s"));
        assertTrue(line("# runs: ").startsWith("# runs: 0, "), out::toString);
        assertEquals("# stopped before seed 1", line("# stopped"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explore --seeds x",
                "explore --shard 0/3",
                "explore --shard 4/3",
                "explore --shard 4",
                "explore --for soon",
                "explore --finding ghosts",
                "explore --print",
                "explore FILE.nowhere",
                "explore FILE FILE",
                "explore --seed 1 --resume DIR"
            })
    void bad_usage_is_status_two(String words) {
        assertEquals(2, at(words));
        assertFalse(err.toString().contains("\tat "), err::toString);
        assertTrue(err.toString().lines().count() <= 3, err::toString);
        assertEquals("", out.toString());
    }
}
