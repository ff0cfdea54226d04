package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.ResetStream;
import org.moqlab.engine.relay.RelayAction.SendDatagram;
import org.moqlab.engine.relay.RelayAction.StopStream;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamCredit;
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

    private static void awaitStreams(Script end, Class<? extends RelayInput> kind, int count) {
        end.await(
                () -> end.heard(kind).size() >= count ? Optional.of(count) : Optional.empty(),
                count + " of " + kind.getSimpleName());
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
            assertEquals(List.of(0, 0), bench.streams(a, session));
            assertEquals(List.of(0, 0), bench.streams(b, session));
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
            assertEquals(List.of(0, 0), bench.streams(a, session));
            assertEquals(List.of(0, 0), bench.streams(b, session));
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
            assertEquals(List.of(0, 0), bench.streams(a, session));
            assertEquals(List.of(0, 0), bench.streams(b, session));
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
            assertEquals(List.of(0, 0), bench.streams(a, session));
            assertEquals(List.of(0, 0), bench.streams(b, session));
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

    @Test
    void streams_beyond_credit_are_never_opened_and_credit_returns_as_streams_end() {
        try (Bench bench = new Bench(new Tuning(2 * Durations.SECOND, 200 * Durations.MILLI, 3))) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            for (long stream : new long[] {2, 6, 10}) {
                bench.act(
                        a,
                        new OpenStream(session, stream, StreamKind.UNI),
                        new WriteStream(session, stream, HELLO, true));
            }
            a.await(
                    () ->
                            a.heard(StreamCredit.class).stream()
                                    .filter(more -> more.kind() == StreamKind.UNI)
                                    .skip(1)
                                    .findFirst(),
                    "more credit");
            awaitStreams(b, StreamFinished.class, 3);
            List<RelayAction> opens = new ArrayList<>();
            for (long stream = 0; stream <= 12; stream += 4) {
                opens.add(new OpenStream(session, stream, StreamKind.BIDI));
            }
            bench.act(a, opens.toArray(RelayAction[]::new));
            b.await(SessionClosed.class);
            assertEquals(
                    "A ended: broke: java.lang.IllegalStateException: no credit for a stream of"
                            + " kind BIDI",
                    bench.told.getLast());
        }
    }

    @Test
    void a_stream_number_out_of_turn_ends_the_endpoint() {
        try (Bench bench = new Bench(new Tuning(Durations.SECOND, Durations.MAX, 10))) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(b, new OpenStream(session, 5, StreamKind.BIDI));
            a.await(SessionClosed.class);
            assertEquals(
                    "B ended: broke: java.lang.IllegalStateException: stream 5 opened as 1",
                    bench.told.getLast());
        }
    }

    @Test
    void thousands_of_streams_leave_nothing_behind() {
        int count = 2_000;
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B", StreamContractTest::answerInKind));
            SessionId session = bench.connect(a, b);
            List<RelayAction> actions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long uni = StreamKind.UNI.stream(i, true);
                long bidi = StreamKind.BIDI.stream(i, true);
                actions.add(new OpenStream(session, uni, StreamKind.UNI));
                actions.add(new WriteStream(session, uni, HELLO, true));
                actions.add(new OpenStream(session, bidi, StreamKind.BIDI));
                actions.add(new WriteStream(session, bidi, HELLO, true));
            }
            bench.act(a, actions.toArray(RelayAction[]::new));
            awaitStreams(b, StreamFinished.class, 2 * count);
            awaitStreams(a, StreamFinished.class, count);
            assertEquals(List.of(0, 0), bench.streams(a, session));
            assertEquals(List.of(0, 0), bench.streams(b, session));
        }
    }

    @Test
    void thousands_of_resets_leave_nothing_behind() {
        int count = 2_000;
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B", StreamContractTest::answerInKind));
            SessionId session = bench.connect(a, b);
            List<RelayAction> actions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                for (StreamKind kind : StreamKind.values()) {
                    long stream = kind.stream(i, true);
                    actions.add(new OpenStream(session, stream, kind));
                    actions.add(new WriteStream(session, stream, HELLO, false));
                    actions.add(new ResetStream(session, stream, NOT_FOUND));
                }
            }
            bench.act(a, actions.toArray(RelayAction[]::new));
            awaitStreams(b, StreamReset.class, 2 * count);
            awaitStreams(a, StreamReset.class, count);
            assertTrue(a.heard(StreamReset.class).stream().allMatch(r -> r.code() == NOT_FOUND));
            assertEquals(List.of(0, 0), bench.streams(a, session));
            assertEquals(List.of(0, 0), bench.streams(b, session));
        }
    }

    private static List<RelayAction> answerInKind(RelayInput input) {
        return switch (input) {
            case StreamFinished(SessionId session, long stream)
                    when StreamKind.of(stream) == StreamKind.BIDI ->
                    List.of(new WriteStream(session, stream, WORLD, true));
            case StreamReset(SessionId session, long stream, long code)
                    when StreamKind.of(stream) == StreamKind.BIDI ->
                    List.of(new ResetStream(session, stream, code));
            case RelayInput _ -> List.of();
        };
    }

    @Test
    void a_connection_may_be_closed_while_octets_of_many_streams_arrive() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A", new Pump(Bytes.wrap(new byte[300_000]))));
            Script b =
                    bench.add(
                            new Script(
                                    "B",
                                    input ->
                                            input instanceof StreamBytes in
                                                    ? List.of(
                                                            new RelayAction.CloseSession(
                                                                    in.session(), 1, "enough"))
                                                    : List.of()));
            for (int round = 0; round < 20; round++) {
                SessionId session = bench.connect(a, b);
                List<RelayAction> opens = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    opens.add(
                            new OpenStream(
                                    session, StreamKind.UNI.stream(i, true), StreamKind.UNI));
                }
                bench.act(a, opens.toArray(RelayAction[]::new));
                a.await(SessionClosed.class, end -> end.session().equals(session));
            }
            assertEquals(
                    1,
                    b.heard(StreamBytes.class).stream()
                            .filter(in -> in.session().number() == 1)
                            .count());
        }
    }
}
