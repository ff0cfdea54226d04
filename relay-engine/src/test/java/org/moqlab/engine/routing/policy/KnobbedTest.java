package org.moqlab.engine.routing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.Loss;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.Rules.Cleanup;

/// Knobs change the answers they are about and no others.
final class KnobbedTest {
    private static final RoutingPolicy MARCH = new Gossip202603();

    private static RoutingPolicy with(RoutingPolicy whole, Rules rules) {
        return new Knobbed(whole, whole.timings(), rules);
    }

    private static Rules infinity(long hops) {
        return new Rules(
                Optional.empty(),
                OptionalLong.of(hops),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    private static Rules cleanup(Cleanup when) {
        return new Rules(
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of(when),
                OptionalLong.empty(),
                Optional.empty());
    }

    private static Route route(long hops) {
        return new Route(1, new SessionId(1), new HopCount(hops), 0, 1);
    }

    @Test
    void routes_of_more_hops_than_infinity_are_turned_away() {
        RoutingPolicy counts = with(MARCH, infinity(16));
        assertFalse(counts.refuses(new HopCount(15), Origin.UNKNOWN), "16 hops here");
        assertTrue(counts.refuses(new HopCount(16), Origin.UNKNOWN), "17 hops here");
        assertEquals(
                "refused, more than 16 hops", counts.refusing(new HopCount(16), Origin.UNKNOWN));

        RoutingPolicy lists = with(new Gossip202605(), infinity(2));
        HopPath two = new HopPath(List.of(new Origin(1), new Origin(2)));
        HopPath three = new HopPath(List.of(new Origin(1), new Origin(2), new Origin(3)));
        assertFalse(lists.refuses(two, new Origin(9)));
        assertTrue(lists.refuses(three, new Origin(9)));
        assertEquals("refused, it has passed here before", lists.refusing(two, new Origin(2)));
    }

    @Test
    void a_longer_route_takes_the_place_of_a_lost_one_only_where_that_may_be() {
        RoutingPolicy words = with(MARCH, cleanup(Cleanup.SESSION_LOSS));
        RoutingPolicy any = with(MARCH, cleanup(Cleanup.ANY_LOSS));
        for (Loss loss : Loss.values()) {
            assertTrue(MARCH.fallsBack(route(2), route(3), loss));
            assertTrue(any.fallsBack(route(3), route(3), loss));
            assertFalse(any.fallsBack(route(2), route(3), loss));
            assertEquals(loss != Loss.RELAY, words.fallsBack(route(2), route(3), loss));
        }
    }

    @Test
    void rules_on_top_win_and_leave_the_rest_alone() {
        Rules both = infinity(8).over(cleanup(Cleanup.ANY_LOSS).over(infinity(16)));

        assertEquals(OptionalLong.of(8), both.infinity());
        assertEquals(Optional.of(Cleanup.ANY_LOSS), both.cleanup());
        assertEquals(OptionalLong.empty(), both.reconnectDelay());
    }
}
