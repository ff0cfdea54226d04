package org.moqlab.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Exhibit.Card;
import org.moqlab.engine.mesh.Exhibit.Family;
import org.moqlab.engine.mesh.Exhibit.Spot;
import org.moqlab.engine.mesh.Exhibit.Variant;
import org.moqlab.engine.mesh.Scenario.ExpectBreaks;
import org.moqlab.engine.mesh.Scenario.ExpectHolds;

/// A file may say more than its scenario: a card, a layout, variants.
final class ExhibitFileTest {
    private static final String BASE =
            """
            title: t
            mesh:
              policy: gossip-2026-03
              topology: {shape: line, relays: [A, B], latency: 7ms}
              knobs: {hold-down: 1s}
              clients: [{publisher: pub, at: A, namespace: test}]
            acts: [{at: 1s, start: pub}]
            expect: [{breaks: no-ghost}]
            """;

    @Test
    void aFileWithNothingElseIsOneRun() throws ScenarioException {
        Exhibit exhibit = ScenarioFile.exhibit("f.yaml", BASE);
        assertEquals(
                List.of(new Variant("gossip-2026-03", false, false, exhibit.scenario())),
                exhibit.runs());
        assertEquals(exhibit.scenario(), ScenarioFile.parse("f.yaml", BASE));
    }

    @Test
    void aCardAndALayoutAreRead() throws ScenarioException {
        Exhibit exhibit =
                ScenarioFile.exhibit(
                        "f.yaml",
                        BASE
                                + """
                                museum:
                                  family: hop-count
                                  number: 2
                                  see: what there is to see
                                  try: what to try
                                  cause: why
                                  fix: how
                                  live: true
                                layout: {A: [0, 0], pub: [-10, 20]}
                                """);
        assertEquals(
                Optional.of(
                        new Card(
                                Family.HOP_COUNT,
                                2,
                                "what there is to see",
                                "what to try",
                                "why",
                                "how",
                                true)),
                exhibit.card());
        assertEquals(Map.of("A", new Spot(0, 0), "pub", new Spot(-10, 20)), exhibit.layout());
    }

    @Test
    void aVariantIsTheScenarioWithSomethingLaidOverIt() throws ScenarioException {
        Exhibit exhibit =
                ScenarioFile.exhibit(
                        "f.yaml",
                        BASE
                                + """
                                variants:
                                  - variant: other
                                    shows: false
                                    policy: gossip-2026-05
                                    knobs: {idle-timeout: 5s}
                                    mesh: {topology: {latency: 9ms}}
                                    acts: [{at: 2s, start: pub}]
                                    seed: 4
                                    expect: [{holds: no-ghost}]
                                  - {variant: same, shows: true, expect: []}
                                """);
        Scenario base = exhibit.scenario();
        Scenario other = exhibit.variants().getFirst().scenario();
        assertEquals("gossip-2026-05", other.policy());
        assertEquals(OptionalLong.of(Durations.SECOND), other.knobs().holdDown());
        assertEquals(OptionalLong.of(5 * Durations.SECOND), other.knobs().idleTimeout());
        assertEquals(9 * Durations.MILLI, other.topology().latency());
        assertEquals(base.topology().relays(), other.topology().relays());
        assertEquals(base.clients(), other.clients());
        assertEquals(4, other.seed());
        assertEquals(2 * Durations.SECOND, other.acts().getFirst().at());
        assertEquals(List.of(new ExpectHolds("no-ghost")), other.expectations());
        Scenario same = exhibit.variants().getLast().scenario();
        assertEquals(base.acts(), same.acts());
        assertEquals(List.of(), same.expectations());
        assertEquals(List.of(new ExpectBreaks("no-ghost")), base.expectations());
    }
}
