package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;

final class DensityTest {
    private final Density density = new Density();

    @Test
    void eventsAreCountedByTheirTime() {
        density.add(0);
        density.add(999_999);
        density.add(5 * Durations.MILLI);
        assertArrayEquals(new int[] {2, 0, 1, 0}, density.bars(2 * Durations.MILLI, 4));
    }

    @Test
    void aLongRecordingHasCellsTenTimesAsLongAndLosesNoEvent() {
        density.add(7 * Durations.MILLI);
        density.add(19_999 * Durations.MILLI);
        density.add(20_000 * Durations.MILLI);
        assertEquals(10 * Durations.MILLI, density.cell());
        assertArrayEquals(new int[] {1, 1, 1}, density.bars(10 * Durations.SECOND, 3));
    }

    @Test
    void anHourFits() {
        density.add(3_600 * Durations.SECOND);
        assertEquals(Durations.SECOND, density.cell());
        assertArrayEquals(new int[] {0, 1}, density.bars(3_600 * Durations.SECOND, 2));
    }
}
