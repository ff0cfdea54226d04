package org.moqlab.app.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;

final class AxisTest {
    @Test
    void anAxisHasRoomForItsEndAndSeldomChangesItsLength() {
        assertEquals(12 * Durations.SECOND, Axis.upTo(11 * Durations.SECOND, 900).horizon());
        assertEquals(15 * Durations.SECOND, Axis.upTo(12 * Durations.SECOND, 900).horizon());
        assertEquals(Axis.LEAST, Axis.upTo(0, 900).horizon());
    }

    @Test
    void timesAndPlacesCorrespondAndStayOnTheAxis() {
        Axis axis = new Axis(10 * Durations.SECOND, 1_000);
        assertEquals(250, axis.x(2_500 * Durations.MILLI));
        assertEquals(2_500 * Durations.MILLI, axis.t(250));
        assertEquals(0, axis.t(-40));
        assertEquals(10 * Durations.SECOND, axis.t(4_000));
    }

    @Test
    void aBarIsARoundLengthAndWideEnoughToBeSeen() {
        Axis axis = new Axis(15 * Durations.SECOND, 1_100);
        long bar = axis.bar(Durations.MILLI, 5);
        assertEquals(100 * Durations.MILLI, bar);
        assertTrue(axis.x(bar) >= 5);
    }
}
