package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// What comes of a dial that offers one wire to an end that does not speak it.
public abstract class RefusalContract {
    private static final String LAB =
            """
            title: a relay with a link on a lab wire
            mesh:
              policy: gossip-2026-05
              topology: {shape: line, relays: [S, A], sessions: 1, wire: moqlab-06}
            """;

    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    @Test
    void a_dial_with_a_wire_the_other_end_does_not_speak_fails() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            rig.act(a, new RelayAction.Dial("B", "moq-lite-99"));
            assertEquals(
                    new RelayInput.DialFailed("B", "the other end does not speak moq-lite-99"),
                    a.await(RelayInput.DialFailed.class));
            assertEquals(List.of("A dials B as 1", "A failed to dial as 1"), rig.told());
            assertEquals(List.of(), b.heard());
        }
    }

    @Test
    void a_lab_wire_is_not_taken_without_a_link_that_speaks_it() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            rig.add(new Script("B"));
            rig.act(a, new RelayAction.Dial("B", "moqlab-06"));
            assertEquals(
                    new RelayInput.DialFailed("B", "the other end does not speak moqlab-06"),
                    a.await(RelayInput.DialFailed.class));
        }
    }

    @Test
    void a_lab_wire_is_spoken_with_the_relays_of_the_lab_and_with_no_stranger()
            throws ScenarioException {
        try (Rig rig = rig(Rig.PATIENT)) {
            rig.run(new Roster(ScenarioFile.parse("lab", LAB)).relay("S", 1));
            Script relay = rig.add(new Script("A"));
            Script stranger = rig.add(new Script("G"));
            rig.act(stranger, new RelayAction.Dial("S", "moqlab-06"));
            RelayInput.SessionClosed closed = stranger.await(RelayInput.SessionClosed.class);
            assertEquals(
                    new RelayInput.SessionClosed(
                            closed.session(), 21, "moqlab-06 is a lab wire", RelayInput.How.CLOSED),
                    closed);

            rig.act(relay, new RelayAction.Dial("S", "moqlab-06"));
            assertEquals(
                    "moqlab-06",
                    relay.await(RelayInput.SessionOpened.class).alpn(),
                    "between relays");
            relay.await(RelayInput.StreamOpened.class);
            assertEquals(List.of(), relay.heard(RelayInput.SessionClosed.class));
        }
    }
}
