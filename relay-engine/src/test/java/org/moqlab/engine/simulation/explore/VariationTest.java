package org.moqlab.engine.simulation.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;

/// A variation does the same things to the same mesh at other times.
final class VariationTest {
    private static Scenario scenario(String acts) throws ScenarioException {
        return ScenarioFile.parse(
                "varied.yaml",
                """
                title: varied
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: line, relays: [A, B], jitter: 1ms}
                  clients: [{publisher: pub, at: A, namespace: test}]
                acts:
                """
                        + acts);
    }

    private static List<Scenario> variations(Scenario of) {
        return LongStream.rangeClosed(1, 100).mapToObj(seed -> Variation.of(of, seed)).toList();
    }

    private static List<String> done(Scenario scenario) {
        return scenario.acts().stream().map(act -> act.command().text()).toList();
    }

    @Test
    void acts_by_the_clock_may_pass_each_other() throws ScenarioException {
        Scenario plain = scenario("  - {at: 1s, start: pub}\n  - {at: 1.1s, stop: pub}\n");
        List<Scenario> all = variations(plain);

        assertTrue(all.stream().anyMatch(one -> done(one).equals(done(plain))));
        assertTrue(all.stream().anyMatch(one -> done(one).equals(done(plain).reversed())));
        for (Scenario one : all) {
            assertEquals(
                    one.acts(),
                    one.acts().stream().sorted(Comparator.comparingLong(Act::at)).toList());
            assertTrue(one.topology().jitter() >= plain.topology().jitter());
        }
    }

    @Test
    void acts_that_wait_for_something_keep_their_order_and_what_they_wait_for()
            throws ScenarioException {
        Scenario cued =
                scenario(
                        """
                          - {at: 1s, start: pub}
                          - {after: rest, stop: pub}
                          - {at: 1.2s, freeze: B}
                        """);
        for (Scenario one : variations(cued)) {
            assertEquals(done(cued), done(one));
            assertEquals(
                    cued.acts().stream().map(Act::cue).toList(),
                    one.acts().stream().map(Act::cue).toList());
        }
    }

    @Test
    void every_variation_can_be_written_as_a_file() throws ScenarioException {
        for (Scenario one : variations(scenario("  - {at: 1s, start: pub}\n"))) {
            assertEquals(one, ScenarioFile.parse("again.yaml", ScenarioWriter.print(one)));
        }
    }
}
