package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.simulation.explore.RandomScenario;

/// What is written is read as what it was.
final class ScenarioWriterTest {
    private static final int RANDOM = 500;

    private static void goesThere(Scenario scenario) throws ScenarioException {
        String text = ScenarioWriter.print(scenario);
        assertEquals(scenario, ScenarioFile.parse("printed.yaml", text), () -> text);
        assertEquals(text, ScenarioWriter.print(ScenarioFile.parse("printed.yaml", text)));
    }

    static List<Path> samples() throws IOException {
        Path folder = Path.of(System.getProperty("moqlab.root", ".."), "sample-meshes");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_goes_there_and_back(Path file) throws ScenarioException {
        goesThere(ScenarioFile.read(file));
    }

    @Test
    void random_scenarios_go_there_and_back() throws ScenarioException {
        for (long seed = 1; seed <= RANDOM; seed++) {
            goesThere(RandomScenario.of(seed));
        }
    }

    /// Every key there is.
    private static final String WHOLE =
            """
            title: "Everything: at once"
            teaches: '"quotes" and \\ and # and é and 😀'
            reference: https://example.org/a?b=c#d
            seed: 999999999999999999
            mesh:
              policy: gossip-2026-05
              topology:
                shape: ring
                relays: ["1", true-, A-B, "true"]
                sessions: 1
                discovery: true
                latency: 1.000001ms
                jitter: 999999ns
                wire: moq-lite-05
                price: 7
                links: [{between: ["1", true-], wire: moqlab-06, price: 0, tells: true-}, {between: [A-B, true-], assign-id: true}]
              knobs: {hold-down: 0s, watcher-delay: 1ns, idle-timeout: 1h, keep-alive: 1ms}
              auth: {public: a/b, publish: nobody}
              relays: [{relay: A-B, auth: {public: ""}}, {relay: "1", auth: {public: "#"}}]
              clients:
                - {publisher: pub, at: "1", namespace: "a b/{c}", id: "1", tracks: [": ", a]}
                - {subscriber: s-u, at: A-B, namespace: "1/2", track: ": ", wire: moq-lite-05, path: /a%20b}
                - {subscriber: "0", at: A-B, namespace: "null", track: "no", transport: webtransport}
            bounds: {no-ghost: 1ms, no-flap: 7, storm: 4000, rest: 2s, quiet: off, bounded: off}
            acts:
              - {at: 1ns, restart: {relay: A-B, id: same}}
              - {at: 1s, purge: {namespace: "a b/{c}", relay: all}}
              - {at: 1s, dial: {relay: "1", peer: "true"}}
              - {at: 1s, undial: {relay: A-B, peer: "1"}}
              - {at: 1s, restart: {relay: "1", id: same, cost: 7}}
              - {at: 1s, cut: "1<>A-B"}
              - {at: 1s, cut: "A-B>1"}
              - {at: 1s, heal: A-B>true-}
              - {at: 2s, loss: {way: pub-1, percent: 0.0001}}
              - {at: 2s, partition: [["1", pub], [A-B], ["true"]]}
              - {at: 1h, lie: {relay: "1", hops: [A-B, "1"]}}
            expect:
              - {at: 1s, relay: all, namespace: "a b/{c}", hops: 3, state: live}
              - {at: 2s, relay: "1", namespace: "1/2", state: ghost}
              - {at: 3s, client: s-u, state: accepted-then-failed}
              - {breaks: no-ghost}
              - {holds: storm}
            """;

    @Test
    void every_key_there_is_goes_there_and_back() throws ScenarioException {
        goesThere(ScenarioFile.parse("whole.yaml", WHOLE));
    }

    @Test
    void what_is_left_out_is_what_goes_without_saying() throws ScenarioException {
        String plain =
                """
                title: A short story
                seed: 1
                mesh:
                  policy: gossip-2026-03
                  topology:
                    relays: [A, B, C]
                    connect: {B: [A], C: [A, B]}
                    latency: 5ms
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                acts:
                  - {at: 1s, start: pub}
                expect:
                  - {breaks: no-ghost}
                """;
        assertEquals(plain, ScenarioWriter.print(ScenarioFile.parse("plain.yaml", plain)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "Yes",
                "1e3",
                "0x1F",
                ".inf",
                "~",
                "- a",
                "a: b",
                "a #b",
                "a",
                "a,b",
                "[a]",
                "a\"b",
                "\\u0041",
                "a'b",
                "%",
                "@",
                "`",
                "!tag",
                "&a",
                "*a",
                "|",
                ">",
                "? a",
                "é",
                "\u00A0a",
                "a\u200Bb",
                "a\uFEFFb",
                "\uE000",
                "\uFFFF",
                "😀",
                "a ",
                " a",
                "a  b",
                "---"
            })
    void any_text_may_be_a_title_a_name_or_a_track(String text) throws ScenarioException {
        goesThere(
                new Scenario(
                        text,
                        text,
                        text,
                        1,
                        "gossip-2026-03",
                        new Topology(Shape.LINE, List.of("A"), 1, 0, 0),
                        Knobs.NONE,
                        List.of(new ClientSpec("sub", false, "A", text, text, Optional.empty())),
                        List.of(new Scenario.Act(0, new MeshCommand.Purge(text, Optional.empty()))),
                        List.of()));
    }
}
