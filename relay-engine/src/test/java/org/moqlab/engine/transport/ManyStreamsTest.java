package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.ResetStream;
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

/// What many streams, and what their number is bounded by, do to a connection.
final class ManyStreamsTest {
    private static final long NOT_FOUND = 0x52e4a40fa8e8L;

    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final Bytes WORLD = Bytes.ofUtf8("world");

    private static void awaitStreams(Script end, Class<? extends RelayInput> kind, int count) {
        end.await(
                () -> end.heard(kind).size() >= count ? Optional.of(count) : Optional.empty(),
                count + " of " + kind.getSimpleName());
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
            Script b = bench.add(new Script("B", ManyStreamsTest::answerInKind));
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
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
        }
    }

    @Test
    void thousands_of_resets_leave_nothing_behind() {
        int count = 2_000;
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B", ManyStreamsTest::answerInKind));
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
            for (Script end : List.of(a, b)) {
                assertTrue(
                        end.heard(StreamReset.class).stream().allMatch(r -> r.code() == NOT_FOUND));
            }
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
        }
    }

    @Test
    void a_peer_keeps_its_credit_however_many_streams_are_stopped() {
        int count = ConnectionAdapter.MAX_STOPS + 100;
        Tuning often = new Tuning(60 * Durations.SECOND, 50 * Durations.MILLI, Tuning.MAX_STREAMS);
        try (Bench bench = new Bench(often)) {
            Script a = bench.add(new Script("A"));
            Script b =
                    bench.add(
                            new Script(
                                    "B",
                                    input ->
                                            input instanceof StreamOpened in
                                                    ? List.of(
                                                            new StopStream(
                                                                    in.session(),
                                                                    in.stream(),
                                                                    NOT_FOUND))
                                                    : List.of()));
            SessionId session = bench.connect(a, b);
            List<RelayAction> opens = new ArrayList<>();
            List<RelayAction> ends = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long stream = StreamKind.UNI.stream(i, true);
                opens.add(new OpenStream(session, stream, StreamKind.UNI));
                opens.add(new WriteStream(session, stream, HELLO, false));
                ends.add(new WriteStream(session, stream, WORLD, true));
            }
            bench.act(a, opens.toArray(RelayAction[]::new));
            awaitStreams(a, StreamStopped.class, ConnectionAdapter.MAX_STOPS);
            bench.act(a, ends.toArray(RelayAction[]::new));
            bench.awaitNoStreams(a, session);
            bench.awaitNoStreams(b, session);
            assertEquals(ConnectionAdapter.MAX_STOPS, a.heard(StreamStopped.class).size());
            assertEquals(List.of(), b.heard(StreamFinished.class));
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
