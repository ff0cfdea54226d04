package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Roster;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// What foreign software gets that offers a lab wire to a relay with a link on it.
final class StrangersOnLabWiresTest {
    private static final String LAB =
            """
            title: a relay with a link on a lab wire
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [S, A], sessions: 1, wire: moqlab-06}
            """;

    private final Bench bench = new Bench(Rig.PATIENT);

    StrangersOnLabWiresTest() throws ScenarioException {
        bench.run(new Roster(ScenarioFile.parse("lab", LAB)).relay("S", 1));
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"moqlab-06, moq-lite-03", "moq-lite-03, moqlab-06"})
    void whoever_offers_another_wire_too_gets_that(String first, String second) {
        try (HandwrittenClient stranger = HandwrittenClient.dial(bench, "S", first, second)) {
            assertEquals("moq-lite-03", stranger.protocol());
        }
    }

    @Test
    void whoever_offers_nothing_else_is_closed() {
        try (HandwrittenClient stranger = HandwrittenClient.dial(bench, "S", "moqlab-06")) {
            assertEquals("0x15: moqlab-06 is a lab wire", stranger.awaitEnd());
        }
    }
}
