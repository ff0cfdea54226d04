package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;

/// RFC 9000 §10.1: what puts the idle timeout off.
final class IdleClockTest {
    private static final long S = Durations.SECOND;

    private final IdleClock clock = new IdleClock(10 * S, 0);

    @Test
    void eachArrivalStartsItAnew() {
        clock.look(1, S);
        clock.look(2, 2 * S);
        clock.look(2, 3 * S);
        assertEquals(12 * S, clock.until(0));
    }

    @Test
    void theFirstSendAfterAnArrivalStartsItAnewAndNoFurtherOne() {
        clock.look(1, S);
        clock.sent(1, 4 * S);
        assertEquals(14 * S, clock.until(0));
        clock.sent(1, 8 * S);
        clock.look(1, 9 * S);
        assertEquals(14 * S, clock.until(0));
        clock.sent(2, 12 * S);
        assertEquals(22 * S, clock.until(0));
    }

    @Test
    void whatArrivedBeforeASendIsNotDatedByTheLookAfterIt() {
        clock.sent(5, 2 * S);
        clock.look(5, 3 * S);
        assertEquals(12 * S, clock.until(0));
        assertEquals(false, clock.counts(2 * S + 1));
        assertEquals(true, clock.counts(3 * S));
    }

    @Test
    void whatIsSentCloseBehindSomethingElseIsNoReasonToStartAnewLater() {
        clock.counts(S);
        clock.sent(1, S);
        assertEquals(false, clock.counts(S + 1));
        clock.look(2, 2 * S);
        assertEquals(true, clock.counts(5 * S));
        clock.sent(2, 5 * S);
        assertEquals(12 * S, clock.until(0));
    }

    @Test
    void threeProbesFitIn() {
        assertEquals(10 * S, clock.until(S));
        assertEquals(15 * S + 75 * Durations.MILLI, clock.until(5 * S));
    }
}
