package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamReset;

/// The end of a stream that comes alone and has to wait, because QUIC may send no more for now, is
/// heard of all the same.
final class LostEndTest {
    private static final Condition CUT = new Condition(true, false, 0, 0, 0);
    private static final Bytes OCTETS = Bytes.wrap(new byte[100]);

    /// More than QUIC sends before anything is acknowledged.
    private static final Bytes FLOOD = Bytes.wrap(new byte[60_000]);

    private static Bench bench(long latency) {
        Topology pair = new Topology(Topology.Shape.FULL, List.of("A", "B"), 1, latency, 0);
        return new Bench(Rig.PATIENT, Network.of(pair, 1));
    }

    /// Of a hundred packets ten get lost, either way: of 400 ends eleven never came.
    @Test
    void ends_that_come_after_their_octets_are_heard_where_packets_get_lost() {
        Condition lossy = new Condition(false, false, 0, 0, Condition.ALL / 10);
        Random chance = new Random(1);
        int rounds = 15;
        int streams = 40;
        try (Bench bench = bench(Durations.MILLI)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.conditions(now -> now.with("A", "B", _ -> lossy).with("B", "A", _ -> lossy));
            for (int round = 0; round < rounds; round++) {
                List<RelayAction> opens = new ArrayList<>();
                List<RelayAction> ends = new ArrayList<>();
                for (int i = 0; i < streams; i++) {
                    long stream = StreamKind.UNI.stream(round * streams + i, true);
                    Bytes octets = Bytes.wrap(new byte[1 + chance.nextInt(4_000)]);
                    opens.add(new OpenStream(session, stream, StreamKind.UNI));
                    opens.add(new WriteStream(session, stream, octets, false));
                    ends.add(new WriteStream(session, stream, Bytes.EMPTY, true));
                }
                bench.act(a, opens.toArray(RelayAction[]::new));
                bench.pass(chance.nextLong(30) * Durations.MILLI);
                bench.act(a, ends.toArray(RelayAction[]::new));
                b.await(StreamFinished.class, (round + 1) * streams);
            }
            assertEquals(List.of(), b.heard(StreamReset.class));
        }
    }

    /// QUIC tells it in one frame with octets again that were there before.
    @ParameterizedTest
    @EnumSource(StreamKind.class)
    void an_end_told_along_with_octets_that_came_before_is_heard(StreamKind kind) {
        try (Bench bench = bench(Durations.MILLI)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            long stream = kind.stream(0, true);
            long other = kind.stream(1, true);

            bench.conditions(now -> now.with("B", "A", _ -> CUT));
            bench.act(
                    a,
                    new OpenStream(session, stream, kind),
                    new WriteStream(session, stream, OCTETS, false));
            b.await(StreamBytes.class);
            bench.act(
                    a,
                    new OpenStream(session, other, kind),
                    new WriteStream(session, other, FLOOD, false),
                    new WriteStream(session, stream, Bytes.EMPTY, true));
            bench.pass(Durations.SECOND);
            bench.conditions(_ -> Conditions.NONE);

            b.await(StreamFinished.class, ended -> ended.stream() == stream);
            assertEquals(1, b.heard(StreamFinished.class).size());
            assertEquals(List.of(), b.heard(StreamReset.class));
        }
    }

    /// The acknowledgement of everything before it arrives while it waits.
    @ParameterizedTest
    @EnumSource(StreamKind.class)
    void an_end_that_waits_while_all_before_it_is_acknowledged_is_heard(StreamKind kind) {
        try (Bench bench = bench(100 * Durations.MILLI)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            long stream = kind.stream(0, true);
            long other = kind.stream(1, true);

            bench.act(
                    a,
                    new OpenStream(session, stream, kind),
                    new WriteStream(session, stream, OCTETS, false));
            b.await(StreamBytes.class);
            bench.act(
                    a,
                    new OpenStream(session, other, kind),
                    new WriteStream(session, other, FLOOD, false),
                    new WriteStream(session, stream, Bytes.EMPTY, true));

            b.await(StreamFinished.class, ended -> ended.stream() == stream);
            assertEquals(1, b.heard(StreamFinished.class).size());
            assertEquals(List.of(), b.heard(StreamReset.class));
        }
    }
}
