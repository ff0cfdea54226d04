package org.moqlab.engine.simulation.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.simulation.SimulatedMesh;
import org.moqlab.engine.simulation.explore.Blueprint.Form;
import org.moqlab.engine.simulation.explore.Blueprint.Part;

final class BlueprintTest {
    private static Blueprint of(Form form, int relays, int sessions) {
        return new Blueprint(
                "A mesh",
                form,
                relays,
                sessions,
                7,
                "gossip-2026-05",
                Optional.empty(),
                5 * Durations.MILLI,
                1,
                1);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void every_form_makes_a_connected_mesh_through_which_a_name_gets_everywhere(Form form)
            throws ScenarioException {
        for (int sessions = 1; sessions <= 2; sessions++) {
            Blueprint blueprint = of(form, 7, sessions);
            assertEquals(Map.of(), blueprint.objections());
            Scenario scenario = blueprint.scenario();
            assertEquals(scenario, ScenarioFile.parse("again", ScenarioWriter.print(scenario)));
            SimulatedMesh mesh = new SimulatedMesh(scenario);
            mesh.advanceTo(3 * Durations.SECOND);
            for (String relay : scenario.topology().relays()) {
                assertEquals(
                        true,
                        mesh.snapshot()
                                .relay(relay)
                                .orElseThrow()
                                .rows()
                                .containsKey(new Namespace("test")),
                        form + " " + relay);
            }
        }
    }

    @Test
    void forms_without_a_shape_join_whom_they_say() throws ScenarioException {
        assertEquals(
                Map.of("A", List.of("B", "C"), "B", List.of("D", "E")),
                of(Form.TREE, 5, 1).scenario().topology().connect());
        assertEquals(
                Map.of(
                        "A",
                        List.of("B", "C"),
                        "B",
                        List.of("A", "D"),
                        "C",
                        List.of("A", "D"),
                        "D",
                        List.of("C", "B")),
                of(Form.GRID, 4, 2).scenario().topology().connect());
    }

    @Test
    void chance_is_that_of_the_seed() throws ScenarioException {
        Topology one = of(Form.RANDOM, 20, 1).scenario().topology();
        assertEquals(one, of(Form.RANDOM, 20, 1).scenario().topology());
        Blueprint other =
                new Blueprint(
                        "A mesh",
                        Form.RANDOM,
                        20,
                        1,
                        8,
                        "gossip-2026-05",
                        Optional.empty(),
                        5 * Durations.MILLI,
                        1,
                        1);
        assertNotEquals(one, other.scenario().topology());
    }

    @Test
    void many_relays_and_clients_have_names_of_their_own() throws ScenarioException {
        Scenario many =
                new Blueprint(
                                "Many",
                                Form.RING,
                                Blueprint.MAX_RELAYS,
                                2,
                                1,
                                "gossip-2026-03",
                                Optional.of("moq-lite-03"),
                                0,
                                Blueprint.MAX_CLIENTS,
                                Blueprint.MAX_CLIENTS)
                        .scenario();
        assertEquals(Blueprint.MAX_RELAYS, many.topology().relays().size());
        assertEquals("R8", many.topology().relays().getLast());
        assertEquals(2 * Blueprint.MAX_CLIENTS, many.clients().size());
    }

    @Test
    void what_cannot_be_is_said_of_each_part() {
        assertEquals(
                Map.of(
                        Part.RELAYS, "1 to 200",
                        Part.SESSIONS, "1 to 2",
                        Part.SEED, "0 to 999999999999999999",
                        Part.PUBLISHERS, "0 to 50",
                        Part.SUBSCRIBERS, "0 to 50",
                        Part.LATENCY, "0s to " + Durations.format(Blueprint.MAX_LATENCY),
                        Part.POLICY, "one of " + String.join(", ", ScenarioFile.POLICIES),
                        Part.WIRE, "one of " + String.join(", ", ScenarioFile.WIRES)),
                new Blueprint(
                                "A mesh",
                                Form.FULL,
                                201,
                                3,
                                -1,
                                "none",
                                Optional.of("none"),
                                -1,
                                51,
                                -1)
                        .objections());
        assertEquals(
                Map.of(Part.RELAYS, "at most 5000 sessions; these have 39800"),
                of(Form.FULL, 200, 2).objections());
        Blueprint untitled =
                new Blueprint(
                        "\u001b[2J",
                        Form.FULL,
                        3,
                        1,
                        1,
                        "gossip-2026-03",
                        Optional.empty(),
                        0,
                        0,
                        0);
        assertEquals(Map.of(Part.TITLE, "a title on one line"), untitled.objections());
    }
}
