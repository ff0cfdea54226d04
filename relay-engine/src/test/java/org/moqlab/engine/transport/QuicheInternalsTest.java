package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class QuicheInternalsTest {
    @Test
    void this_netty_shows_everything_the_lab_needs_of_it() {
        assertTrue(QuicheInternals.INSTANCE.isComplete());
    }

    @Test
    void a_netty_that_hides_it_is_not_taken_for_complete() {
        assertFalse(QuicheInternals.degraded().isComplete());
    }
}
