package org.moqlab.engine.mesh.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Chains of causes go back to what began them, and none is walked twice while it is remembered.
final class OriginsTest {
    private final Origins origins = new Origins();
    private int asked;

    /// Two chains beside each other: odd events go back to 1, even ones to 2.
    private static MeshEvent event(long n) {
        long cause = n <= 2 ? MeshEvent.EXTERNAL : n - 2;
        return new MeshEvent(
                n, n, "A", 0, cause, List.of(), new EventBody.CommandApplied("event " + n));
    }

    private Optional<MeshEvent> past(long n) {
        asked++;
        return Optional.of(event(n));
    }

    private long origin(Origins of, long n) {
        return of.of(event(n), this::past);
    }

    @Test
    void eachEventOfALongChainIsFoundWithoutWalkingTheChain() {
        long last = 3L * Origins.MAX_REMEMBERED;
        for (long n = 1; n <= last; n++) {
            assertEquals(n % 2 == 0 ? 2 : 1, origin(origins, n), "event " + n);
        }
        assertTrue(asked <= 2, asked + " events were looked up");
    }

    @Test
    void whatWasForgottenIsWalkedAgain() {
        for (long n = 1; n <= 2L * Origins.MAX_REMEMBERED; n++) {
            var _ = origin(origins, n);
        }
        asked = 0;
        MeshEvent late =
                new MeshEvent(
                        100_000, 0, "A", 0, 10, List.of(), new EventBody.CommandApplied("late"));
        assertEquals(2, origins.of(late, this::past));
        assertEquals(5, asked, "10, 8, 6, 4 and 2");
    }

    @Test
    void theSameEventTwiceIsRememberedOnce() {
        assertEquals(1, origin(origins, 1));
        assertEquals(1, origin(origins, 3));
        assertEquals(1, origin(origins, 3));
        assertEquals(1, origin(origins, 5));
        assertEquals(0, asked);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        assertEquals(1, origin(origins, 1));
        Origins copy = origins.copy();
        assertEquals(1, origin(copy, 3));
        asked = 0;
        assertEquals(1, origin(copy, 5));
        assertEquals(0, asked);
        assertEquals(1, origin(origins, 5));
        assertEquals(1, asked, "3 is known to the copy only");
    }
}
