package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.ResetStream;
import org.moqlab.engine.relay.RelayAction.SendDatagram;
import org.moqlab.engine.relay.RelayAction.StopStream;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamOpened;
import org.moqlab.engine.relay.RelayInput.StreamReset;
import org.moqlab.engine.relay.RelayInput.StreamStopped;
import org.moqlab.engine.relay.RelayInput.StreamWritable;

final class StreamContractTest {
    /// NotFound as WebTransport maps it, wider than an int.
    private static final long NOT_FOUND = 0x52e4a40fa8e8L;

    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final Bytes WORLD = Bytes.ofUtf8("world");

    private static List<RelayInput> ofStream(Script end, long stream) {
        return end.heard().stream()
                .filter(input ->
                        switch (input) {
                            case StreamOpened in -> in.stream() == stream;
                            case StreamBytes in -> in.stream() == stream;
                            case StreamFinished in -> in.stream() == stream;
                            case StreamReset in -> in.stream() == stream;
                            case StreamStopped in -> in.stream() == stream;
                            case StreamWritable in -> in.stream() == stream;
                            case RelayInput _ -> false;
                        })
                .toList();
    }

    @Test
    void a_bidirectional_stream_is_opened_written_and_ended_both_ways() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a,
                    new OpenStream(session, 0, StreamKind.BIDI),
                    new WriteStream(session, 0, HELLO, true));
            b.await(StreamFinished.class);
            bench.act(b, new WriteStream(session, 0, WORLD, true));
            a.await(StreamFinished.class);
            assertEquals(
                    List.of(
                            new StreamOpened(session, 0, StreamKind.BIDI),
                            new StreamWritable(session, 0, Tuning.WINDOW),
                            new StreamBytes(session, 0, HELLO),
                            new StreamFinished(session, 0)),
                    ofStream(b, 0));
            assertEquals(
                    List.of(
                            new StreamWritable(session, 0, Tuning.WINDOW),
                            new StreamBytes(session, 0, WORLD),
                            new StreamFinished(session, 0)),
                    ofStream(a, 0));
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
        }
    }

    @Test
    void window_comes_back_as_octets_are_taken_and_a_bare_end_needs_none() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, HELLO, false));
            b.await(StreamBytes.class);
            bench.act(a, new WriteStream(session, 2, Bytes.EMPTY, true));
            b.await(StreamFinished.class);
            assertEquals(
                    List.of(
                            new StreamWritable(session, 2, Tuning.WINDOW),
                            new StreamWritable(session, 2, HELLO.length())),
                    ofStream(a, 2));
            assertEquals(
                    List.of(
                            new StreamOpened(session, 2, StreamKind.UNI),
                            new StreamBytes(session, 2, HELLO),
                            new StreamFinished(session, 2)),
                    ofStream(b, 2));
        }
    }

    @Test
    void a_megabyte_arrives_whole_and_in_order_within_the_window() {
        byte[] octets = new byte[1_000_000];
        new Random(1).nextBytes(octets);
        Bytes payload = Bytes.wrap(octets);
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A", new Pump(payload)));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(a, new OpenStream(session, 2, StreamKind.UNI));
            b.await(StreamFinished.class);
            Bytes arrived =
                    b.heard(StreamBytes.class).stream()
                            .map(StreamBytes::bytes)
                            .reduce(Bytes.EMPTY, Bytes::concat);
            assertEquals(payload, arrived);
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
        }
    }

    @Test
    void more_than_the_window_ends_the_endpoint_that_wrote_it() {
        try (Bench bench = new Bench(new Tuning(Durations.SECOND, Durations.MAX, 10))) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            Bytes tooMuch = Bytes.wrap(new byte[(int) Tuning.WINDOW + 1]);
            bench.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, tooMuch, true));
            b.await(SessionClosed.class);
            assertEquals(
                    "A ended: broke: java.lang.IllegalStateException: written beyond the window of"
                            + " stream 2",
                    bench.told.getLast());
        }
    }

    @Test
    void a_reset_carries_a_code_wider_than_an_int_and_leaves_the_other_direction_alone() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a,
                    new OpenStream(session, 0, StreamKind.BIDI),
                    new WriteStream(session, 0, HELLO, false));
            b.await(StreamBytes.class);
            bench.act(a, new ResetStream(session, 0, NOT_FOUND));
            assertEquals(new StreamReset(session, 0, NOT_FOUND), b.await(StreamReset.class));
            bench.act(b, new WriteStream(session, 0, WORLD, false));
            assertEquals(new StreamBytes(session, 0, WORLD), a.await(StreamBytes.class));
            bench.act(b, new ResetStream(session, 0, QuicheInternals.MAX_CODE));
            assertEquals(
                    new StreamReset(session, 0, QuicheInternals.MAX_CODE),
                    a.await(StreamReset.class));
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
        }
    }

    @Test
    void a_stream_code_that_would_abort_the_process_ends_only_the_endpoint() {
        for (long code : new long[] {-1, QuicheInternals.MAX_CODE + 1}) {
            try (Bench bench = new Bench(new Tuning(Durations.SECOND, Durations.MAX, 10))) {
                Script a = bench.add(new Script("A"));
                Script b = bench.add(new Script("B"));
                SessionId session = bench.connect(a, b);
                bench.act(
                        a,
                        new OpenStream(session, 0, StreamKind.BIDI),
                        new ResetStream(session, 0, code));
                b.await(SessionClosed.class);
                assertEquals(
                        "A ended: broke: java.lang.IllegalArgumentException: stream code out of 62"
                                + " bits: "
                                + code,
                        bench.told.getLast());
            }
        }
    }

    @Test
    void a_stream_the_peer_stopped_is_noticed_by_the_next_write() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            for (long stream : new long[] {0, 2}) {
                bench.act(
                        a,
                        new OpenStream(session, stream, StreamKind.of(stream)),
                        new WriteStream(session, stream, HELLO, false));
                b.await(StreamBytes.class, in -> in.stream() == stream);
                Bytes stopped = Bytes.ofUtf8("stopped " + stream);
                bench.act(
                        b,
                        new StopStream(session, stream, NOT_FOUND),
                        new SendDatagram(session, stopped));
                a.await(RelayInput.Datagram.class, in -> in.bytes().equals(stopped));
                bench.act(a, new WriteStream(session, stream, WORLD, true));
                assertEquals(
                        new StreamStopped(session, stream, OptionalLong.empty()),
                        a.await(StreamStopped.class, in -> in.stream() == stream));
            }
            bench.act(b, new WriteStream(session, 0, WORLD, true));
            a.await(StreamFinished.class);
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
        }
    }

    @Test
    void a_stream_the_peer_stopped_is_noticed_without_a_write_in_time() {
        Tuning often = new Tuning(60 * Durations.SECOND, 50 * Durations.MILLI, 10);
        try (Bench bench = new Bench(often)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, HELLO, false));
            b.await(StreamBytes.class);
            bench.act(b, new StopStream(session, 2, 0));
            assertEquals(
                    new StreamStopped(session, 2, OptionalLong.empty()),
                    a.await(StreamStopped.class));
        }
    }
}
