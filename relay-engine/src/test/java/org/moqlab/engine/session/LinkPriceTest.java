package org.moqlab.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.RouteCost;

final class LinkPriceTest {
    private static final OptionalLong NONE = OptionalLong.empty();

    @Test
    void what_this_end_says_goes_before_what_the_peer_says_and_that_before_1() {
        RouteCost told = new RouteCost(0, 7);

        assertEquals(
                new RouteCost(4, 11),
                new LinkPrice(OptionalLong.of(4), OptionalLong.of(9)).beyond(told));
        assertEquals(told, new LinkPrice(OptionalLong.of(0), OptionalLong.of(9)).beyond(told));
        assertEquals(new RouteCost(9, 16), new LinkPrice(NONE, OptionalLong.of(9)).beyond(told));
        assertEquals(told, new LinkPrice(NONE, OptionalLong.of(0)).beyond(told));
        assertEquals(new RouteCost(1, 8), new LinkPrice(NONE, NONE).beyond(told));
    }

    @Test
    void the_dearest_link_costs_no_more_than_a_wire_can_say() {
        LinkPrice dear = new LinkPrice(NONE, OptionalLong.of(RouteCost.MAX));

        assertEquals(new RouteCost(RouteCost.MAX, RouteCost.MAX), dear.beyond(new RouteCost(1, 7)));
    }
}
