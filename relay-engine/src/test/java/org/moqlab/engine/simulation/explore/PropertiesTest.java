package org.moqlab.engine.simulation.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.simulation.explore.Properties.Part;
import org.moqlab.engine.simulation.explore.Properties.Property;

/// What is set of a mesh is what a file would have said.
final class PropertiesTest {
    private static final String PAIR =
            """
            title: a mesh
            seed: 7
            mesh:
              policy: gossip-2026-05
              topology:
                shape: line
                relays: [A, B, C]
                sessions: 1
                latency: 5ms
                links: [{between: [B, C], price: 10, tells: B}]
              knobs: {hold-down: 1s}
              relays: [{relay: C, policy: gossip-2026-03}]
              clients:
                - {publisher: P, at: A, namespace: test}
                - {subscriber: S, at: C, namespace: test, track: video, wire: moq-lite-04}
            acts: [{at: 1s, start: [P, S]}]
            """;

    private static Scenario pair() throws ScenarioException {
        return ScenarioFile.parse("pair", PAIR);
    }

    private static Scenario set(Part part, Property property, String value)
            throws ScenarioException {
        Scenario next = Properties.with(pair(), part, Map.of(property, value));
        assertEquals(next, ScenarioFile.parse("again", ScenarioWriter.print(next)));
        return next;
    }

    private static String expected(Part part, Property property, String value) {
        return assertThrows(ScenarioException.class, () -> set(part, property, value)).expected();
    }

    @Test
    void every_part_says_what_its_file_says() throws ScenarioException {
        Map<Property, String> whole = Properties.of(pair(), new Part.Whole());
        assertEquals("gossip-2026-05", whole.get(Property.POLICY));
        assertEquals("{hold-down: 1s}", whole.get(Property.KNOBS));
        assertEquals("5ms", whole.get(Property.LATENCY));
        assertEquals("7", whole.get(Property.SEED));
        assertEquals("1", whole.get(Property.SESSIONS));
        assertEquals(
                Map.of(Property.POLICY, "gossip-2026-03", Property.KNOBS, ""),
                Properties.of(pair(), new Part.Relay("C")));
        assertEquals(
                Map.of(Property.WIRE, "", Property.PRICE, "10"),
                Properties.of(pair(), new Part.Between("C", "B")));
        assertEquals(
                Map.of(
                        Property.AT,
                        "C",
                        Property.NAMESPACE,
                        "test",
                        Property.TRACK,
                        "video",
                        Property.WIRE,
                        "moq-lite-04"),
                Properties.of(pair(), new Part.Client("S")));
    }

    @Test
    void what_is_not_set_stays() throws ScenarioException {
        for (Part part :
                List.of(
                        new Part.Whole(),
                        new Part.Relay("A"),
                        new Part.Relay("C"),
                        new Part.Client("P"),
                        new Part.Client("S"),
                        new Part.Between("B", "A"),
                        new Part.Between("C", "B"))) {
            assertEquals(pair(), Properties.with(pair(), part, Map.of()), part.toString());
            assertEquals(
                    pair(),
                    Properties.with(pair(), part, Properties.of(pair(), part)),
                    part.toString());
        }
    }

    @Test
    void a_mesh_gets_other_times_and_sessions() throws ScenarioException {
        assertEquals(
                20 * Durations.MILLI,
                set(new Part.Whole(), Property.LATENCY, "20ms").topology().latency());
        assertEquals(2, set(new Part.Whole(), Property.SESSIONS, "2").topology().sessions());
        Scenario turned = set(new Part.Whole(), Property.KNOBS, "hold-down: 250ms");
        assertEquals(250 * Durations.MILLI, turned.knobs().holdDown().orElseThrow());
    }

    @Test
    void a_relay_of_its_own_goes_back_to_what_all_do() throws ScenarioException {
        Scenario own = set(new Part.Relay("A"), Property.POLICY, "gossip-2026-04");
        assertEquals(
                "gossip-2026-04", Properties.of(own, new Part.Relay("A")).get(Property.POLICY));
        assertEquals(Map.of(), set(new Part.Relay("C"), Property.POLICY, "").relays());
    }

    @Test
    void a_link_keeps_what_is_not_set() throws ScenarioException {
        Scenario cheaper = set(new Part.Between("C", "B"), Property.PRICE, "2");
        assertEquals(2, cheaper.topology().particular().getFirst().price().orElseThrow());
        assertEquals("B", cheaper.topology().particular().getFirst().teller().orElseThrow());
        Scenario two = set(new Part.Between("B", "A"), Property.WIRE, "moq-lite-04");
        assertEquals(2, two.topology().particular().size());
        assertEquals("A", two.topology().particular().getLast().link().a());
    }

    @Test
    void a_client_moves() throws ScenarioException {
        Scenario moved = set(new Part.Client("S"), Property.AT, "B");
        assertEquals("B", moved.clients().getLast().at());
        assertEquals("moq-lite-04", moved.clients().getLast().wire().orElseThrow());
    }

    @Test
    void what_cannot_be_so_is_refused_with_what_was_expected() {
        assertEquals("a time such as 250ms", expected(new Part.Whole(), Property.LATENCY, "soon"));
        assertEquals("a whole number", expected(new Part.Whole(), Property.SEED, "-1"));
        assertEquals("1 or 2 sessions a pair", expected(new Part.Whole(), Property.SESSIONS, "3"));
        expected(new Part.Whole(), Property.POLICY, "gossip-1999-01");
        expected(new Part.Whole(), Property.KNOBS, "{hold-up: 1s}");
        expected(new Part.Client("S"), Property.AT, "Z");
        expected(new Part.Client("S"), Property.WIRE, "telex");
    }
}
