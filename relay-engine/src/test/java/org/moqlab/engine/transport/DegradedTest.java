package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.Pump;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Streamer;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.ResetStream;
import org.moqlab.engine.relay.RelayAction.StopStream;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamReset;
import org.moqlab.engine.relay.RelayInput.StreamStopped;

/// What still works, and what it costs, with a Netty that hides what the lab reaches by reflection.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DegradedTest {
    private static final long NOT_FOUND = 0x52e4a40fa8e8L;
    private static final Bytes HELLO = Bytes.ofUtf8("hello");

    private static Bench bench() {
        return new Bench(Equipment.of(Rig.PATIENT, QuicheInternals.degraded()));
    }

    @Test
    void streams_carry_octets_and_ends_both_ways_and_leave_nothing_behind() {
        Bytes payload = Bytes.wrap(new byte[1_000_000]);
        try (Bench bench = bench()) {
            Script a = bench.add(new Script("A", new Pump(payload)));
            Script b = bench.add(new Script("B", new Pump(payload)));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a,
                    new OpenStream(session, 0, StreamKind.BIDI),
                    new OpenStream(session, 2, StreamKind.UNI));
            b.await(StreamFinished.class, 2);
            a.await(StreamFinished.class);
            assertEquals(2L * payload.length(), octets(b));
            assertEquals(payload.length(), octets(a));
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
        }
    }

    private static long octets(Script end) {
        return end.heard(StreamBytes.class).stream().mapToLong(in -> in.bytes().length()).sum();
    }

    @Test
    void codes_beyond_31_bits_go_out_as_0_and_smaller_ones_as_they_are() {
        try (Bench bench = bench()) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            long[] codes = {0, 13, Integer.MAX_VALUE, 1L << 31, NOT_FOUND};
            for (int i = 0; i < codes.length; i++) {
                long stream = StreamKind.UNI.stream(i, true);
                bench.act(
                        a,
                        new OpenStream(session, stream, StreamKind.UNI),
                        new WriteStream(session, stream, HELLO, false),
                        new ResetStream(session, stream, codes[i]));
            }
            b.await(StreamReset.class, codes.length);
            assertEquals(
                    List.of(0L, 13L, (long) Integer.MAX_VALUE, 0L, 0L),
                    b.heard(StreamReset.class).stream().map(StreamReset::code).toList());
        }
    }

    @Test
    void a_code_out_of_range_ends_only_the_endpoint() {
        try (Bench bench = bench()) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a, new OpenStream(session, 2, StreamKind.UNI), new ResetStream(session, 2, -1));
            a.awaitThat(() -> bench.told().size() > 1, () -> "is still there");
            assertEquals(
                    "A ended: broke: java.lang.IllegalArgumentException: stream code out of 62"
                            + " bits: -1",
                    bench.told().getLast());
        }
    }

    @Test
    void a_stop_of_a_bidirectional_stream_shows_when_a_write_fails() {
        try (Bench bench = bench()) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a,
                    new OpenStream(session, 0, StreamKind.BIDI),
                    new WriteStream(session, 0, HELLO, false));
            b.await(StreamBytes.class);
            bench.act(
                    b,
                    new StopStream(session, 0, NOT_FOUND),
                    new RelayAction.SendDatagram(session, HELLO));
            a.await(org.moqlab.engine.relay.RelayInput.Datagram.class);
            bench.act(a, new WriteStream(session, 0, HELLO, false));
            assertEquals(
                    new StreamStopped(session, 0, OptionalLong.empty()),
                    a.await(StreamStopped.class));
            bench.act(b, new WriteStream(session, 0, HELLO, true));
            a.await(StreamFinished.class);
            assertEquals(0, bench.streams(a, session).getFirst());
            assertEquals(0, bench.streams(b, session).getFirst());
        }
    }

    @Test
    void streams_that_were_reset_cost_netty_a_record_each_and_the_lab_nothing() {
        int count = 3_000;
        Streamer resets =
                new Streamer(
                        StreamKind.UNI,
                        count,
                        (session, stream) ->
                                List.of(
                                        new WriteStream(session, stream, HELLO, false),
                                        new ResetStream(session, stream, 7)));
        try (Bench bench = bench()) {
            Script a = bench.add(new Script("A", resets));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            b.await(StreamReset.class, count);
            a.awaitThat(() -> bench.streams(a, session).getFirst() == 0, () -> "keeps streams");
            assertEquals(0, bench.streams(b, session).getFirst());
            assertTrue(bench.streams(a, session).getLast() <= count);
            assertTrue(bench.streams(b, session).getLast() <= count);
            assertEquals(List.of(), b.heard(SessionClosed.class));
        }
    }

    @Test
    void a_mesh_gossips_on_and_its_journal_says_what_is_missing() throws IOException {
        String pair =
                """
                title: a pair
                mesh:
                  policy: gossip-2026-03
                  topology: {shape: full, relays: [A, B], sessions: 2}
                  clients:
                    - {publisher: pub, at: A, namespace: test}
                    - {subscriber: sub, at: B, namespace: test, track: catalog}
                """;
        try (LiveMesh mesh =
                LiveMesh.start(
                        ScenarioFile.parse("pair", pair),
                        List.of(),
                        Traces.NONE,
                        QuicheInternals.degraded(),
                        Passes.NONE,
                        Starting.UNWATCHED)) {
            while (mesh.snapshot().client("sub").map(sub -> sub.objects()).orElse(0L) < 3) {
                LockSupport.parkNanos(Durations.MILLI);
            }
            List<EventBody> dropped = new ArrayList<>();
            mesh.journal().all().stream()
                    .map(MeshEvent::body)
                    .filter(EventBody.Dropped.class::isInstance)
                    .forEach(dropped::add);
            assertEquals(
                    new EventBody.Dropped(
                            "wide stream codes, stops of one-way streams", "this Netty hides them"),
                    dropped.getFirst());
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }
}
