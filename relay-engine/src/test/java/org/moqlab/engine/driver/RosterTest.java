package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// What the endpoints of a scenario speak, and with whom.
final class RosterTest {
    private static final List<String> EVERYBODY =
            List.of("moq-lite-05", "moq-lite-04", "moq-lite-03", "moql", "moq-00");
    private static final List<String> LAB =
            List.of("moq-lite-05", "moq-lite-04", "moq-lite-03", "moql", "moq-00", "moqlab-06");

    private static Scenario scenario(String topology) throws ScenarioException {
        return ScenarioFile.parse(
                "mesh",
                """
                title: wires
                mesh:
                  policy: gossip-2026-05
                  topology: %s
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                """
                        .formatted(topology));
    }

    private static List<List<String>> taken(String topology) throws ScenarioException {
        Scenario scenario = scenario(topology);
        Roster roster = new Roster(scenario);
        return scenario.topology().relays().stream()
                .map(relay -> roster.relay(relay, 1).protocols())
                .toList();
    }

    @Test
    void only_relays_with_a_link_on_a_lab_wire_take_it_and_last() throws ScenarioException {
        assertEquals(
                List.of(EVERYBODY, EVERYBODY, EVERYBODY),
                taken("{shape: line, relays: [A, B, C]}"));
        assertEquals(
                List.of(LAB, LAB, LAB), taken("{shape: line, relays: [A, B, C], wire: moqlab-06}"));
        assertEquals(
                List.of(LAB, LAB, EVERYBODY),
                taken(
                        "{shape: line, relays: [A, B, C], links: [{between: [A, B], wire:"
                                + " moqlab-06}]}"));
        assertEquals(
                List.of(EVERYBODY, LAB, LAB),
                taken(
                        "{shape: line, relays: [A, B, C], wire: moqlab-06, links: [{between: [A,"
                                + " B], wire: moq-lite-05}]}"));
        assertEquals(
                List.of(LAB, LAB, LAB),
                taken(
                        "{connect: {A: [B]}, relays: [A, B, C], discovery: true, wire:"
                                + " moqlab-06}"),
                "whom it may find");
    }

    @Test
    void clients_take_no_lab_wire_and_offer_none() throws ScenarioException {
        Roster roster = new Roster(scenario("{shape: line, relays: [A, B], wire: moqlab-06}"));
        ClientSpec pub = roster.client("pub").orElseThrow();
        assertEquals(EVERYBODY, roster.client(pub, 1).protocols());

        ClientSpec eager =
                new ClientSpec("pub", true, "A", "test", "", Optional.of("moqlab-06"), pub.way());
        assertEquals(
                "moqlab-06 is spoken between relays of the lab only",
                assertThrows(IllegalArgumentException.class, () -> roster.client(eager, 1))
                        .getMessage());
    }

    @Test
    void a_dial_that_leads_out_of_the_lab_offers_no_lab_wire() throws ScenarioException {
        Roster.Dial out = new Roster.Dial("A", "X", Optional.of("moqlab-06"));
        Roster roster =
                new Roster(
                        scenario("{shape: line, relays: [A, B], wire: moqlab-06}"), List.of(out));

        assertEquals(
                "moqlab-06 is spoken between relays of the lab only",
                assertThrows(IllegalArgumentException.class, () -> roster.relay("A", 1))
                        .getMessage());
    }
}
