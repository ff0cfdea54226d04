package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;

final class PaceTest {
    private static final long MS = Durations.MILLI;
    private static final long FLIGHT = 5 * MS;

    @Test
    void meshTimeIsWallTimeTimesSpeed() {
        Pace pace = new Pace(FLIGHT, 0);
        assertEquals(1 * MS, pace.turn(0, 10 * MS, 0.1, OptionalLong.of(100 * MS)));
        assertEquals(40 * MS, pace.turn(0, 4 * MS, 10, OptionalLong.of(100 * MS)));
    }

    @Test
    void aWaitIsLeftOutOnceItHasLastedAQuarterOfASecond() {
        Pace pace = new Pace(FLIGHT, 0);
        OptionalLong next = OptionalLong.of(Durations.SECOND);
        assertEquals(150 * MS, pace.turn(0, 150 * MS, 1, next));
        assertEquals(Durations.SECOND, pace.turn(150 * MS, 150 * MS, 1, next));
    }

    @Test
    void aMessageInFlightIsNeverSkippedHoweverSlowItIsShown() {
        Pace pace = new Pace(FLIGHT, 0);
        OptionalLong next = OptionalLong.of(FLIGHT);
        assertEquals(2 * MS, pace.turn(0, 200 * MS, 0.01, next));
        assertEquals(4 * MS, pace.turn(2 * MS, 200 * MS, 0.01, next));
    }

    @Test
    void theEndOfAWaitThatIsNearlyOverIsPlayed() {
        Pace pace = new Pace(FLIGHT, 0);
        OptionalLong next = OptionalLong.of(350 * MS);
        assertEquals(150 * MS, pace.turn(0, 150 * MS, 1, next));
        assertEquals(300 * MS, pace.turn(150 * MS, 150 * MS, 1, next));
    }

    @Test
    void aMachineThatWasAsleepDoesNotRaceAfterTheTimeItLost() {
        Pace pace = new Pace(FLIGHT, 0);
        assertEquals(
                Pace.MAX_TURN, pace.turn(0, 3_600 * Durations.SECOND, 1, OptionalLong.empty()));
    }
}
