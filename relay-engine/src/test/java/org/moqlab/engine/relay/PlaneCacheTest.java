package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;

/// What is kept of a track, and for how long.
final class PlaneCacheTest {
    private static final OurRequest ONE = new OurRequest(new SessionId(1), 0);
    private static final OurRequest TWO = new OurRequest(new SessionId(1), 1);
    private static final int MEGA = 1 << 20;
    private static final long SECOND = 1_000_000_000L;

    private final GroupCache cache = new GroupCache();

    private static TimedFrame frame(int octets) {
        return new TimedFrame(0, Bytes.wrap(new byte[octets]));
    }

    private void group(OurRequest feed, long sequence, int octets, long now) {
        cache.begin(feed, sequence, now);
        cache.add(feed, sequence, frame(octets));
        cache.end(feed, sequence, true);
    }

    private List<Long> kept(OurRequest feed) {
        return cache.all(feed, 0, Long.MAX_VALUE).stream().map(GroupCache.Group::sequence).toList();
    }

    @Test
    void the_oldest_groups_of_a_feed_give_way_to_new_octets() {
        for (long sequence = 1; sequence <= 6; sequence++) {
            group(ONE, sequence, MEGA, 0);
        }

        assertEquals(List.of(4L, 5L, 6L), kept(ONE));
        assertTrue(cache.octets() <= GroupCache.MAX_FEED_OCTETS, () -> cache.octets() + "");
    }

    @Test
    void groups_grow_old_but_the_latest_of_a_feed() {
        group(ONE, 1, 10, 0);
        group(ONE, 2, 10, SECOND);
        group(ONE, 3, 10, 2 * SECOND);
        group(TWO, 9, 10, 0);

        cache.sweep(5 * SECOND - 1);
        assertEquals(List.of(1L, 2L, 3L), kept(ONE));
        cache.sweep(5 * SECOND);
        assertEquals(List.of(2L, 3L), kept(ONE));
        cache.sweep(100 * SECOND);
        assertEquals(List.of(3L), kept(ONE));
        assertEquals(List.of(9L), kept(TWO));
    }

    @Test
    void a_group_too_large_to_keep_is_not_kept_with_a_hole() {
        cache.begin(ONE, 1, 0);
        for (int i = 0; i < 5; i++) {
            cache.add(ONE, 1, frame(MEGA));
        }
        cache.add(ONE, 1, frame(1));
        cache.end(ONE, 1, true);

        assertEquals(List.of(), kept(ONE));
        assertEquals(0, cache.octets());
    }

    @Test
    void the_feeds_of_a_relay_together_stay_below_the_bound_of_all() {
        for (int feed = 0; feed < 40; feed++) {
            for (long sequence = 1; sequence <= 3; sequence++) {
                group(new OurRequest(new SessionId(9), feed), sequence, MEGA, feed);
                assertTrue(cache.octets() <= GroupCache.MAX_OCTETS, () -> cache.octets() + "");
            }
        }

        assertEquals(
                List.of(3L), kept(new OurRequest(new SessionId(9), 0)), "older groups go first");
        assertEquals(List.of(1L, 2L, 3L), kept(new OurRequest(new SessionId(9), 39)));
    }

    @Test
    void empty_frames_and_groups_count_too() {
        for (long sequence = 0; sequence < 100_000; sequence++) {
            group(ONE, sequence, 0, 0);
        }

        assertEquals(GroupCache.MAX_FEED_OCTETS / (2 * GroupCache.OVERHEAD), kept(ONE).size());
    }

    @Test
    void an_aborted_group_is_forgotten_and_a_repeated_one_begins_anew() {
        group(ONE, 1, 10, 0);
        cache.begin(ONE, 2, 0);
        cache.add(ONE, 2, frame(10));
        cache.end(ONE, 2, false);
        assertEquals(List.of(1L), kept(ONE));

        group(ONE, 1, 3, 0);
        assertEquals(List.of(frame(3)), cache.get(ONE, 1).orElseThrow().frames());
        cache.drop(ONE);
        assertEquals(0, cache.octets());
    }

    @Test
    void an_old_group_that_comes_late_ages_and_the_latest_stays_latest() {
        group(ONE, 7, 10, 0);
        group(ONE, 5, 10, 0);

        assertEquals(7, cache.latest(ONE).orElseThrow().sequence());
        cache.sweep(5 * SECOND);
        assertEquals(List.of(7L), kept(ONE));
    }

    @Test
    void a_copy_goes_its_own_way() {
        group(ONE, 1, 10, 0);
        GroupCache copy = cache.copy();
        group(ONE, 2, 10, 0);
        cache.drop(TWO);
        copy.sweep(100 * SECOND);

        assertEquals(List.of(1L, 2L), kept(ONE));
        assertEquals(
                List.of(1L), copy.all(ONE, 0, 9).stream().map(GroupCache.Group::sequence).toList());
    }
}
