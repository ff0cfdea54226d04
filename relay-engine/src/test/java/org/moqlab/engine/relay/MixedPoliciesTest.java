package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.routing.policy.Gossip202605;
import org.moqlab.engine.routing.policy.Gossip202608;

/// Relays of May and of August in one mesh, over the wire of May.
final class MixedPoliciesTest {
    private static final String ALPN = "moq-lite-04";
    private static final long SECOND = 1_000_000_000L;

    private final Net net = new Net();

    /// Hops of the best route after the last change at each relay, 0 where the name is gone.
    private Map<String, Long> hops() {
        Map<String, Long> hops = new TreeMap<>();
        for (Net.Deed deed : net.deeds()) {
            if (deed.action() instanceof RelayAction.Note note
                    && note.body() instanceof EventBody.Decided decided) {
                hops.put(
                        deed.by(),
                        decided.row().best().map(best -> best.route().hops().length()).orElse(0L));
            }
        }
        return hops;
    }

    private Studio ring() {
        net.relay("A", new Gossip202608(), ALPN);
        net.relay("B", new Gossip202605(), ALPN, "A");
        net.relay("C", new Gossip202608(), ALPN, "B");
        net.relay("D", new Gossip202605(), ALPN, "A", "C");
        Studio studio = net.add(new Studio(net, "pub", "A", ALPN, new Origin(100)));
        net.pass(SECOND);
        return studio;
    }

    @Test
    void a_name_gets_round_and_goes_everywhere_when_it_is_taken_back() {
        Studio studio = ring();
        assertEquals(Map.of("A", 1L, "B", 2L, "C", 3L, "D", 2L), hops());

        studio.withdraw(1);
        net.pass(SECOND);
        assertEquals(Map.of("A", 0L, "B", 0L, "C", 0L, "D", 0L), hops());
    }

    @Test
    void tracks_pass_through_both() {
        Studio studio = ring();
        Listener sub = net.add(new Listener(net, "sub", "C", ALPN));
        sub.subscribe();
        sub.heard();
        studio.group(7);

        assertEquals(List.of("begin 7", "7: g7", "end 7"), sub.heard());
    }
}
