package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ExecutionException;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.moqlab.app.theme.Fx;

/// What is done calmly rests as long as it is told to, and eight times as long as it took. Each
/// test asks at once for all it asks for, so that no time of the screen passes.
final class CalmTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private long takes;
    private int done;

    private final Calm calm =
            new Calm(
                    Duration.millis(100),
                    () -> {
                        done++;
                        now += takes;
                    },
                    () -> now);

    /// How often it has been done, having been asked for some time later, ms.
    private int soonAfter(long millis) {
        now += millis * MILLI;
        calm.soon();
        return done;
    }

    @Test
    void what_takes_no_time_is_done_as_often_as_it_may_be()
            throws InterruptedException, ExecutionException {
        assertEquals(
                List.of(1, 1, 2, 3),
                Fx.call(() -> List.of(soonAfter(0), soonAfter(99), soonAfter(1), soonAfter(100))));
    }

    @Test
    void what_takes_long_rests_eight_times_as_long()
            throws InterruptedException, ExecutionException {
        takes = 50 * MILLI;
        assertEquals(
                List.of(1, 1, 2),
                Fx.call(() -> List.of(soonAfter(0), soonAfter(349), soonAfter(1))));
    }

    @Test
    void nothing_rests_for_longer_than_a_second() throws InterruptedException, ExecutionException {
        takes = 600 * MILLI;
        assertEquals(
                List.of(1, 1, 2),
                Fx.call(() -> List.of(soonAfter(0), soonAfter(399), soonAfter(1))));
    }

    @Test
    void what_was_asked_for_meanwhile_is_due_and_then_done_once()
            throws InterruptedException, ExecutionException {
        Fx.call(() -> {
            assertEquals(List.of(1, 1, 1), List.of(soonAfter(0), soonAfter(10), soonAfter(10)));
            assertEquals(true, calm.isDue());
            calm.now();
            assertEquals(2, done);
            assertEquals(false, calm.isDue());
            return done;
        });
    }
}
