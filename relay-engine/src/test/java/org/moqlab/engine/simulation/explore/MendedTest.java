package org.moqlab.engine.simulation.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// What random meshes have shown to be wrong, made small, is wrong no more.
final class MendedTest {
    private static Trial.Outcome outcome(String lines) throws ScenarioException {
        Scenario scenario = ScenarioFile.parse("mended.yaml", "title: mended\n" + lines);
        return new Trial(scenario).run();
    }

    /// The relay's SETUP and its first request come in one piece; the answer to the request was
    /// counted before what the publisher says to SETUP, and written behind it.
    @Test
    void what_both_session_and_owner_say_to_one_piece_stays_in_order() throws ScenarioException {
        Trial.Outcome outcome =
                outcome(
                        """
                        mesh:
                          policy: gossip-2026-04
                          topology: {shape: line, relays: [A]}
                          clients:
                            - {publisher: pub, at: A, namespace: test, wire: moq-transport-14}
                        """);
        assertEquals(Optional.empty(), outcome.defect());
    }

    /// Two relays that fetch from each other over one session: the end of one subscription ends the
    /// other, and was counted before its own answer, and written behind it.
    @Test
    void the_end_of_a_subscription_is_answered_before_its_owner_acts_on_it()
            throws ScenarioException {
        Trial.Outcome outcome =
                outcome(
                        """
                        mesh:
                          policy: gossip-2026-05
                          topology:
                            shape: line
                            relays: [D, F]
                            sessions: 1
                            latency: 5ms
                            wire: moq-transport-14
                          clients:
                            - {publisher: pub1, at: F, namespace: test}
                            - {subscriber: sub2, at: F, namespace: test, track: catalog}
                        acts:
                          - {at: 1s, start: pub1}
                        """);
        assertEquals(Optional.empty(), outcome.defect());
    }

    /// With given links two relays may dial each other, and then have two sessions.
    @Test
    void relays_that_are_told_to_dial_each_other_may_have_two_sessions() throws ScenarioException {
        Trial.Outcome outcome =
                outcome(
                        """
                        mesh:
                          policy: gossip-2026-05
                          topology: {relays: [A, B], connect: {A: [B], B: [A]}}
                        """);
        assertEquals(Optional.empty(), outcome.defect());
        assertEquals(Set.of(), outcome.broken());
    }
}
