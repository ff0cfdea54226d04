package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;

/// How one that watches a relay dials it again.
final class WatcherTest {
    private final Watcher watcher =
            new Watcher("w", "A", new Offer.Quic("moq-lite-05"), new Origin(7), List.of());

    private static long dials(List<RelayAction> actions) {
        return actions.stream().filter(RelayAction.Dial.class::isInstance).count();
    }

    /// Seconds until it dials again, after dials that fail at once.
    private List<Long> waits(long from, int times) {
        List<Long> waits = new ArrayList<>();
        long now = from;
        for (int i = 0; i < times; i++) {
            var _ = watcher.handle(now, new RelayInput.DialFailed("A", "no answer"));
            long next = watcher.nextDeadline().orElseThrow();
            waits.add((next - now) / Durations.SECOND);
            assertEquals(0, dials(watcher.handle(next - 1, new RelayInput.DeadlineReached())));
            assertEquals(1, dials(watcher.handle(next, new RelayInput.DeadlineReached())));
            now = next;
        }
        return waits;
    }

    @Test
    void a_relay_that_does_not_answer_is_dialled_after_waits_that_double_up_to_ten_seconds() {
        assertEquals(1, dials(watcher.handle(0, new RelayInput.Command(RelayInput.Order.START))));

        assertEquals(List.of(1L, 2L, 4L, 8L, 10L, 10L), waits(0, 6));
    }

    @Test
    void after_a_session_that_lasted_the_waits_begin_anew() {
        var _ = watcher.handle(0, new RelayInput.Command(RelayInput.Order.START));
        assertEquals(List.of(1L, 2L, 4L), waits(0, 3));
        long up = 8 * Durations.SECOND;
        SessionId session = new SessionId(1);
        var _ =
                watcher.handle(
                        up,
                        new RelayInput.SessionOpened(
                                session, Role.DIALLED, "moq-lite-05", "", "A"));
        long lost = up + 60 * Durations.SECOND;
        var _ =
                watcher.handle(
                        lost, new RelayInput.SessionClosed(session, 0, "", RelayInput.How.IDLE));

        long next = watcher.nextDeadline().orElseThrow();
        assertEquals(Watcher.FIRST_WAIT, next - lost);
    }
}
