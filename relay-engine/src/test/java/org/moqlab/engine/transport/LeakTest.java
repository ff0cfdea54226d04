package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.driver.Pump;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayInput.StreamFinished;

/// Nothing on the ways of a network is forgotten, by the count of Netty's own leak detector.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LeakTest {
    /// Rounds of the garbage collector, after each of which the detector looks.
    private static final int ROUNDS = 5;

    private final ResourceLeakDetector.Level usual = ResourceLeakDetector.getLevel();
    private final Logger log = Logger.getLogger(ResourceLeakDetector.class.getName());
    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private final Handler listener =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    leaks.add(line.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        log.addHandler(listener);
    }

    @AfterEach
    void restore() {
        ResourceLeakDetector.setLevel(usual);
        log.removeHandler(listener);
    }

    @Test
    void no_datagram_that_was_lost_held_or_under_way_at_the_end_stays_in_memory() {
        Topology topology =
                new Topology(Topology.Shape.FULL, List.of("A", "B"), 1, Durations.MILLI, 0);
        try (Bench bench = new Bench(Rig.PATIENT, Network.of(topology, 1))) {
            Script a = bench.add(new Script("A", new Pump(Bytes.wrap(new byte[1_000_000]))));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.conditions(now -> both(now, new Condition(false, false, 0, 1_000, 20_000)));
            bench.act(a, new OpenStream(session, 2, StreamKind.UNI));
            b.await(StreamFinished.class);
            bench.tell("B", LiveEndpoint::freeze);
            bench.act(a, new OpenStream(session, 6, StreamKind.UNI));
            bench.pass(50 * Durations.MILLI);
            bench.conditions(now -> both(now, new Condition(false, true, 0, 0, 0)));
            bench.tell("B", LiveEndpoint::thaw);
            bench.act(a, new OpenStream(session, 10, StreamKind.UNI));
            bench.pass(50 * Durations.MILLI);
            bench.conditions(now -> both(now, new Condition(true, false, 0, 0, 0)));
            bench.conditions(now -> both(now, new Condition(false, true, 0, 0, 0)));
            bench.pass(50 * Durations.MILLI);
        }
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            // Another buffer has the detector look.
            ByteBufAllocator.DEFAULT.directBuffer(1).release();
        }
        assertEquals(List.of(), leaks);
    }

    private static Conditions both(Conditions now, Condition condition) {
        return now.with("A", "B", _ -> condition).with("B", "A", _ -> condition);
    }
}
