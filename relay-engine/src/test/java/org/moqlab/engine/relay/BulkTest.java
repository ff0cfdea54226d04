package org.moqlab.engine.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A large track through two relays to many.
final class BulkTest {
    private static final long MILLI = 1_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {"moq-lite-03", "moq-lite-05"})
    void every_octet_reaches_every_subscriber_behind_two_relays(String alpn) {
        Net net = new Net();
        net.relay("R", new AsksFirst(), alpn);
        net.relay("S", new AsksFirst(), alpn, "R");
        Bulk.Load load = new Bulk.Load(20, 4, 50_000, 10 * MILLI);
        BulkPublisher publisher = net.add(new BulkPublisher("pub", "R", alpn, load));
        List<BulkListener> listeners = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            listeners.add(net.add(new BulkListener("sub" + i, "S", alpn, load)));
        }
        publisher.sendAt(MILLI);
        net.pass(1_000 * MILLI);

        for (BulkListener listener : listeners) {
            assertEquals(List.of(), listener.problems());
            assertEquals(load.total(), listener.right());
            assertEquals(load.groups(), listener.whole());
        }
    }
}
