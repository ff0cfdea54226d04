package org.moqlab.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.engine.mesh.Durations;

final class StatusViewModelTest {
    private final Played run = new Played(Scenarios.zombie());
    private final StatusViewModel status = new StatusViewModel(run.player());

    @AfterEach
    void close() {
        run.close();
    }

    private int all() {
        return run.time().chronicle().findings().size();
    }

    @Test
    void whereFindingsLieAheadBothCountsSayHowManyThereAreByThenAndInAll() {
        run.to(7_700);
        assertTrue(all() > 2, "findings: " + all());
        assertEquals(all() + " findings", status.findingsProperty().get());
        assertEquals(Integer.toString(all()), status.findingCountProperty().get());
        run.time().goToTime(2_266 * Durations.MILLI);
        run.settle();
        int then = run.moment().snapshot().findings().size();
        assertTrue(then > 0 && then < all(), "findings by then: " + then);
        assertEquals(then + " of " + all() + " findings", status.findingsProperty().get());
        assertEquals(then + " of " + all(), status.findingCountProperty().get());
        run.time().toStart();
        run.settle();
        assertEquals("0 of " + all() + " findings", status.findingsProperty().get());
    }

    @Test
    void withoutFindingsNoneIsCounted() {
        assertEquals("0 findings", status.findingsProperty().get());
        assertEquals("", status.findingCountProperty().get());
    }
}
