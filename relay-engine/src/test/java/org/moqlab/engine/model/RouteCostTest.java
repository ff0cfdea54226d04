package org.moqlab.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteCostTest {
    private static final long MAX = (1L << 62) - 1;

    @Test
    void a_link_is_paid_for_in_both_prices() {
        assertEquals(new RouteCost(7, 12), new RouteCost(2, 7).over(5));
        assertEquals(new RouteCost(2, 7), new RouteCost(2, 7).over(0));
        assertEquals(new RouteCost(1, 1), RouteCost.ZERO.over(1));
    }

    @Test
    void a_price_stays_at_the_largest_a_wire_can_say() {
        assertEquals(new RouteCost(MAX, 9), new RouteCost(MAX - 1, 7).over(2));
        assertEquals(new RouteCost(9, MAX), new RouteCost(7, MAX - 2).over(2));
        assertEquals(new RouteCost(MAX, MAX), new RouteCost(0, MAX).over(MAX));
        assertEquals(new RouteCost(MAX, MAX), new RouteCost(MAX, MAX).over(MAX));
    }

    @Test
    void the_warm_price_decides_before_the_cold_one() {
        List<RouteCost> cheapestFirst =
                List.of(
                        RouteCost.ZERO,
                        new RouteCost(0, MAX),
                        new RouteCost(1, 0),
                        new RouteCost(1, 2),
                        new RouteCost(MAX, 0));

        assertEquals(
                cheapestFirst, Stream.of(4, 2, 0, 3, 1).map(cheapestFirst::get).sorted().toList());
        assertEquals(0, new RouteCost(1, 2).compareTo(new RouteCost(1, 2)));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "4611686018427387904, 0", "0, 4611686018427387904"})
    void a_price_that_no_wire_can_say_is_none(long warm, long cold) {
        assertThrows(IllegalArgumentException.class, () -> new RouteCost(warm, cold));
    }

    @Test
    void two_equal_prices_are_told_as_one() {
        assertEquals("7", new RouteCost(7, 7).toString());
        assertEquals("0/7", new RouteCost(0, 7).toString());
    }
}
