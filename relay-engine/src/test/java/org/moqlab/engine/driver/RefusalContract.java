package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// What comes of a dial that offers one wire to an end that does not speak it.
public abstract class RefusalContract {
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
}
