package org.moqlab.app.spacetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;

final class WarpTest {
    private static final long MS = Durations.MILLI;

    private static Warp warp(boolean folds) {
        Warp warp = new Warp(5 * MS, folds);
        for (long t : new long[] {1_000, 1_005, 1_255, 1_260, 1_260}) {
            warp.add(t * MS);
        }
        return warp;
    }

    @Test
    void aHopTakesItsRoomAndAWaitOneBand() {
        Warp warp = warp(true);
        assertEquals(Warp.BAND, warp.y(1_000 * MS), 1e-9);
        assertEquals(Warp.BAND + Warp.HOP, warp.y(1_005 * MS), 1e-9);
        assertEquals(2 * Warp.BAND + Warp.HOP, warp.y(1_255 * MS), 1e-9);
        assertEquals(2 * Warp.BAND + 2 * Warp.HOP, warp.height(), 1e-9);
    }

    @Test
    void everyTimeIsFoundAgainWhereItLies() {
        for (Warp warp : List.of(warp(true), warp(false))) {
            for (long t : new long[] {0, 400 * MS, 1_003 * MS, 1_100 * MS, 1_259 * MS}) {
                assertTrue(Math.abs(t - warp.t(warp.y(t))) <= 1_000, "at " + t);
            }
        }
    }

    @Test
    void unfoldedTimeIsAsLongAsItLasts() {
        Warp warp = warp(false);
        assertEquals(Warp.HOP * 50, warp.y(1_255 * MS) - warp.y(1_005 * MS), 1e-6);
        assertEquals(List.of(), warp.bands(0, warp.height()));
    }

    @Test
    void theWaitsInViewAreTold() {
        assertEquals(
                List.of(new Warp.Band(1_005 * MS, 1_255 * MS, Warp.BAND + Warp.HOP)),
                warp(true).bands(Warp.BAND + 1, 200));
    }

    @Test
    void whatComesAfterTheLastThingLiesBelowIt() {
        Warp warp = warp(true);
        assertEquals(warp.height() + Warp.BAND, warp.y(20_000 * MS), 1e-9);
        assertEquals(1_260 * MS, warp.t(warp.height() + 500));
    }
}
