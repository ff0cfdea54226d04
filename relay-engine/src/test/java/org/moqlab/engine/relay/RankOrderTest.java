package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Which group goes first.
final class RankOrderTest {
    private final RankOrder order = new RankOrder();
    private final TreeMap<Long, Long> ranks = new TreeMap<>();

    private int apply(List<RankOrder.Rank> changes) {
        for (RankOrder.Rank change : changes) {
            assertTrue(change.rank() >= 0 && change.rank() <= 255, change::toString);
            ranks.put(change.stream(), change.rank());
        }
        return changes.size();
    }

    private int add(long stream, int priority) {
        return apply(order.add(stream, priority, true));
    }

    /// Streams by rank, most urgent first.
    private List<Long> streams() {
        return byValue(ranks);
    }

    private static List<Long> byValue(Map<Long, Long> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private long rank(long stream) {
        return ranks.getOrDefault(stream, 0L);
    }

    @Test
    void the_newest_group_goes_first() {
        add(3, 100);
        add(7, 100);
        add(11, 100);

        assertEquals(List.of(11L, 7L, 3L), streams());
    }

    @Test
    void a_higher_priority_goes_before_newer_groups() {
        add(3, 200);
        add(7, 100);
        add(11, 200);
        add(15, 100);

        assertEquals(List.of(11L, 3L, 15L, 7L), streams());
    }

    @Test
    void an_old_group_that_comes_late_goes_last() {
        add(3, 100);
        apply(order.add(7, 100, false));

        assertEquals(List.of(3L, 7L), streams());
    }

    @Test
    void a_changed_priority_moves_a_group() {
        add(3, 100);
        add(7, 100);
        apply(order.change(3, 101));

        assertEquals(List.of(3L, 7L), streams());
        assertEquals(List.of(), order.change(3, 101), "no change, no rank");
        assertEquals(List.of(), order.change(99, 1), "nobody there");
    }

    @Test
    void one_group_after_the_other_costs_about_one_rank_each() {
        int told = 0;
        for (long stream = 0; stream < 1_000; stream++) {
            told += add(stream, 100);
            if (stream >= 3) {
                order.remove(stream - 3);
            }
        }

        assertTrue(told < 1_100, "ranks told: " + told);
    }

    @Test
    void the_order_holds_and_one_group_re_ranks_no_more_than_the_bound() {
        Random random = new Random(7);
        TreeMap<Long, Long> urgency = new TreeMap<>();
        for (long stream = 0; stream < 20_000; stream++) {
            int priority = random.nextInt(4);
            urgency.put(stream, priority * 1_000_000L + stream);
            int told = add(stream, priority);
            assertTrue(told <= RankOrder.MAX_RANKED + 1, "ranks told: " + told);
            while (urgency.size() > RankOrder.MAX_RANKED) {
                long leaves = new ArrayList<>(urgency.keySet()).get(random.nextInt(30));
                urgency.remove(leaves);
                ranks.remove(leaves);
                order.remove(leaves);
            }
            if (stream % 97 == 0) {
                assertOrder(urgency);
            }
        }
    }

    private void assertOrder(Map<Long, Long> urgency) {
        List<Long> wanted = byValue(urgency);
        List<Long> ranked = wanted.stream().filter(stream -> rank(stream) > 0).toList();
        assertEquals(wanted.subList(0, ranked.size()), ranked, "only the least have no rank");
        for (int i = 1; i < ranked.size(); i++) {
            assertTrue(rank(ranked.get(i - 1)) > rank(ranked.get(i)), ranks::toString);
        }
    }

    @Test
    void more_groups_than_ranks_leave_the_least_urgent_at_the_lowest_rank() {
        for (long stream = 0; stream < RankOrder.MAX_RANKED + 5; stream++) {
            add(stream, 100);
        }

        assertEquals(5, ranks.values().stream().filter(rank -> rank == 0).count());
        assertEquals(0, add(1_000, 1), "the least of all is not even told");
    }

    @Test
    void a_copy_goes_its_own_way() {
        add(3, 100);
        RankOrder copy = order.copy();
        order.remove(3);

        assertEquals(copy.copy().add(7, 100, true), copy.add(7, 100, true));
        assertEquals(List.of(new RankOrder.Rank(3, 6)), copy.change(3, 255).subList(0, 1));
    }
}
