package org.moqlab.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.driver.Pump;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.SetPriority;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamWritable;

/// What the modelled network holds back, as QUIC would.
final class FlowControlTest {
    private static final int FILLING = (int) (Tuning.CONNECTION_DATA / Tuning.STREAM_DATA);

    private final Bench bench = new Bench(Rig.PATIENT, 0);

    /// Lets things happen until something holds.
    ///
    /// @return the most octets that were under way towards the acceptor
    private long mostUnderWay(Script end, SessionId session, BooleanSupplier holds) {
        long[] most = new long[1];
        end.awaitThat(
                () -> {
                    Connection connection =
                            bench.stage().fabric().connection(session.number()).orElseThrow();
                    most[0] = Math.max(most[0], connection.to(false).underWay());
                    return holds.getAsBoolean();
                },
                () -> "waits in vain");
        return most[0];
    }

    private static RelayAction[] opens(SessionId session, int count) {
        List<RelayAction> opens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opens.add(new OpenStream(session, StreamKind.UNI.stream(i, true), StreamKind.UNI));
        }
        return opens.toArray(RelayAction[]::new);
    }

    @Test
    void one_stream_sends_no_more_than_its_window_a_round_trip() {
        Script a = bench.add(new Script("A", new Pump(Bytes.wrap(new byte[20 << 20]))));
        Script b = bench.add(new Script("B"));
        SessionId session = bench.connect(a, b);
        long start = bench.stage().now();
        bench.act(a, opens(session, 1));
        long most = mostUnderWay(b, session, () -> !b.heard(StreamFinished.class).isEmpty());
        assertEquals(Tuning.STREAM_DATA, most);
        long fastest = 4 * 10 * Durations.MILLI + 5 * Durations.MILLI;
        assertTrue(bench.stage().now() - start >= fastest);
    }

    @Test
    void all_streams_together_send_no_more_than_the_connections_window() {
        int streams = 3 * FILLING;
        Script a =
                bench.add(
                        new Script("A", new Pump(Bytes.wrap(new byte[(int) Tuning.STREAM_DATA]))));
        Script b = bench.add(new Script("B"));
        SessionId session = bench.connect(a, b);
        bench.act(a, opens(session, streams));
        long most = mostUnderWay(b, session, () -> b.heard(StreamFinished.class).size() == streams);
        assertEquals(Tuning.CONNECTION_DATA, most);
        assertEquals(
                streams * Tuning.STREAM_DATA,
                b.heard(StreamBytes.class).stream().mapToLong(in -> in.bytes().length()).sum());
        bench.awaitNoStreams(a, session);
        bench.awaitNoStreams(b, session);
    }

    @Test
    void what_waits_for_the_connections_window_leaves_by_rank() {
        long low = StreamKind.UNI.stream(FILLING, true);
        long high = StreamKind.UNI.stream(FILLING + 1, true);
        Script a =
                bench.add(
                        new Script(
                                "A",
                                input ->
                                        input instanceof StreamWritable in && in.stream() < low
                                                ? fill(in)
                                                : List.of()));
        Script b = bench.add(new Script("B"));
        SessionId session = bench.connect(a, b);
        bench.act(a, opens(session, FILLING + 2));
        Bytes late = Bytes.ofUtf8("late");
        bench.act(
                a,
                new SetPriority(session, low, 1),
                new SetPriority(session, high, 2),
                new WriteStream(session, low, late, true),
                new WriteStream(session, high, late, true));
        assertEquals(
                1, a.heard(StreamWritable.class).stream().filter(i -> i.stream() == high).count());
        b.await(StreamFinished.class, 2);
        assertEquals(
                List.of(new StreamFinished(session, high), new StreamFinished(session, low)),
                b.heard(StreamFinished.class));
    }

    @Test
    void a_request_that_waits_for_the_connections_window_leaves_before_every_group() {
        long group = StreamKind.UNI.stream(FILLING, true);
        long request = StreamKind.BIDI.stream(0, true);
        Script a =
                bench.add(
                        new Script(
                                "A",
                                input ->
                                        input instanceof StreamWritable in
                                                        && StreamKind.of(in.stream())
                                                                == StreamKind.UNI
                                                        && in.stream() < group
                                                ? fill(in)
                                                : List.of()));
        Script b = bench.add(new Script("B"));
        SessionId session = bench.connect(a, b);
        bench.act(a, opens(session, FILLING + 1));
        Bytes late = Bytes.ofUtf8("late");
        bench.act(
                a,
                new RelayAction.OpenStream(session, request, StreamKind.BIDI),
                new SetPriority(session, group, 255),
                new WriteStream(session, group, late, true),
                new WriteStream(session, request, late, true));
        b.await(StreamFinished.class, 2);
        assertEquals(
                List.of(new StreamFinished(session, request), new StreamFinished(session, group)),
                b.heard(StreamFinished.class));
    }

    private static List<RelayAction> fill(StreamWritable more) {
        Bytes octets = Bytes.wrap(new byte[(int) more.bytes()]);
        return List.of(new WriteStream(more.session(), more.stream(), octets, false));
    }

    @Test
    void the_window_of_the_machine_is_all_that_waits_on_a_stream_without_credit() {
        Script a =
                bench.add(
                        new Script(
                                "A",
                                input ->
                                        input instanceof StreamWritable in ? fill(in) : List.of()));
        Script b = bench.add(new Script("B"));
        SessionId session = bench.connect(a, b);
        bench.act(a, opens(session, 1));
        long written =
                a.heard(StreamWritable.class).stream().mapToLong(StreamWritable::bytes).sum();
        assertEquals(Tuning.STREAM_DATA + Tuning.WINDOW, written);
        assertTrue(b.heard(StreamBytes.class).isEmpty());
    }
}
