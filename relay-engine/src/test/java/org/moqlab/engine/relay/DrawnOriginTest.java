package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;

/// Identities look random and repeat.
final class DrawnOriginTest {
    private static final long FIRST = 0x1fe6cbf8f77756L;
    private static final long ON_SESSION = 0x17eab6a1185d97L;

    @Test
    void the_same_numbers_give_the_same_identity_on_every_machine() {
        assertEquals(new Origin(FIRST), DrawnOrigin.of(1, "A", 1));
        assertEquals(
                new Origin(ON_SESSION), DrawnOrigin.onSession(new Origin(FIRST), new SessionId(3)));
    }

    @Test
    void seed_name_life_and_session_each_make_another_identity() {
        TreeSet<Origin> all = new TreeSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (String name : new String[] {"A", "B", "AB", "BA", ""}) {
                for (long life = 1; life <= 10; life++) {
                    Origin own = DrawnOrigin.of(seed, name, life);
                    all.add(own);
                    for (long session = 1; session <= 10; session++) {
                        all.add(DrawnOrigin.onSession(own, new SessionId(session)));
                    }
                }
            }
        }

        assertEquals(10 * 5 * 10 * 11, all.size());
        assertTrue(all.first().isKnown());
        assertTrue(all.last().id() <= DrawnOrigin.MAX);
    }
}
