package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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

/// What many streams, and what their number is bounded by, do to a connection.
public abstract class ManyStreamsContract {
    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    private static final long NOT_FOUND = 0x52e4a40fa8e8L;

    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final Bytes WORLD = Bytes.ofUtf8("world");

    @Test
    void streams_beyond_credit_are_never_opened_and_credit_returns_as_streams_end() {
        try (Rig rig = rig(new Tuning(2 * Durations.SECOND, 200 * Durations.MILLI, 3))) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            for (long stream : new long[] {2, 6, 10}) {
                rig.act(
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
            b.await(StreamFinished.class, 3);
            List<RelayAction> opens = new ArrayList<>();
            for (long stream = 0; stream <= 12; stream += 4) {
                opens.add(new OpenStream(session, stream, StreamKind.BIDI));
            }
            rig.act(a, opens.toArray(RelayAction[]::new));
            b.await(SessionClosed.class);
            assertEquals(
                    "A ended: broke: java.lang.IllegalStateException: no credit for a stream of"
                            + " kind BIDI",
                    rig.told().getLast());
        }
    }

    @Test
    void a_stream_number_out_of_turn_ends_the_endpoint() {
        try (Rig rig = rig(new Tuning(Durations.SECOND, Durations.MAX, 10))) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(b, new OpenStream(session, 5, StreamKind.BIDI));
            a.await(SessionClosed.class);
            assertEquals(
                    "B ended: broke: java.lang.IllegalStateException: stream 5 opened as 1",
                    rig.told().getLast());
        }
    }

    @Test
    void thousands_of_streams_leave_nothing_behind() {
        int count = 2_000;
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B", ManyStreamsContract::answerInKind));
            SessionId session = rig.connect(a, b);
            List<RelayAction> actions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long uni = StreamKind.UNI.stream(i, true);
                long bidi = StreamKind.BIDI.stream(i, true);
                actions.add(new OpenStream(session, uni, StreamKind.UNI));
                actions.add(new WriteStream(session, uni, HELLO, true));
                actions.add(new OpenStream(session, bidi, StreamKind.BIDI));
                actions.add(new WriteStream(session, bidi, HELLO, true));
            }
            rig.act(a, actions.toArray(RelayAction[]::new));
            b.await(StreamFinished.class, 2 * count);
            a.await(StreamFinished.class, count);
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
    }

    @Test
    void twenty_thousand_resets_leave_nothing_behind() {
        Tuning narrow = new Tuning(60 * Durations.SECOND, 4 * Durations.SECOND, 200);
        for (StreamKind kind : StreamKind.values()) {
            Streamer resets =
                    new Streamer(
                            kind,
                            10_000,
                            (session, stream) ->
                                    List.of(
                                            new WriteStream(session, stream, HELLO, false),
                                            new ResetStream(session, stream, NOT_FOUND)));
            try (Rig rig = rig(narrow)) {
                Script a = rig.add(new Script("A", resets));
                Script b = rig.add(new Script("B", ManyStreamsContract::answerInKind));
                SessionId session = rig.connect(a, b);
                b.await(StreamReset.class, 10_000);
                a.await(StreamReset.class, kind == StreamKind.BIDI ? 10_000 : 0);
                for (Script end : List.of(a, b)) {
                    assertTrue(
                            end.heard(StreamReset.class).stream()
                                    .allMatch(r -> r.code() == NOT_FOUND));
                    rig.awaitNoStreams(end, session);
                }
            }
        }
    }

    @Test
    void credit_for_a_stream_returns_only_when_both_directions_are_over() {
        try (Rig rig = rig(new Tuning(60 * Durations.SECOND, 4 * Durations.SECOND, 2))) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            for (long stream : new long[] {0, 4}) {
                rig.act(
                        a,
                        new OpenStream(session, stream, StreamKind.BIDI),
                        new WriteStream(session, stream, HELLO, true));
            }
            b.await(StreamFinished.class, 2);
            rig.act(b, new SendDatagram(session, HELLO));
            a.await(RelayInput.Datagram.class);
            assertEquals(2, a.heard(StreamCredit.class).size());
            rig.act(
                    b,
                    new WriteStream(session, 0, WORLD, true),
                    new ResetStream(session, 4, NOT_FOUND));
            a.awaitThat(
                    () ->
                            a.heard(StreamCredit.class).stream()
                                            .filter(more -> more.kind() == StreamKind.BIDI)
                                            .mapToLong(StreamCredit::streams)
                                            .sum()
                                    > 2,
                    () -> "got credit " + a.heard(StreamCredit.class));
            rig.act(a, new OpenStream(session, 8, StreamKind.BIDI));
            assertEquals(
                    new StreamWritable(session, 8, Tuning.WINDOW),
                    a.await(StreamWritable.class, more -> more.stream() == 8));
        }
    }

    @Test
    void streams_are_stopped_up_to_a_bound_and_read_to_their_end_beyond_it() {
        int count = Tuning.MAX_STOPS + 100;
        Tuning often = new Tuning(60 * Durations.SECOND, 50 * Durations.MILLI, Tuning.MAX_STREAMS);
        try (Rig rig = rig(often)) {
            Script a = rig.add(new Script("A"));
            Script b =
                    rig.add(
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
            SessionId session = rig.connect(a, b);
            List<RelayAction> opens = new ArrayList<>();
            List<RelayAction> ends = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long stream = StreamKind.UNI.stream(i, true);
                opens.add(new OpenStream(session, stream, StreamKind.UNI));
                opens.add(new WriteStream(session, stream, HELLO, false));
                ends.add(new WriteStream(session, stream, WORLD, true));
            }
            rig.act(a, opens.toArray(RelayAction[]::new));
            a.await(StreamStopped.class, Tuning.MAX_STOPS);
            rig.act(a, ends.toArray(RelayAction[]::new));
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
            assertEquals(Tuning.MAX_STOPS, a.heard(StreamStopped.class).size());
            assertEquals(List.of(), b.heard(StreamFinished.class));
        }
    }

    @Test
    void a_peer_may_open_streams_for_ever_however_many_were_stopped() {
        int count = Tuning.MAX_STOPS + 12_000;
        Streamer streamer =
                new Streamer(
                        StreamKind.UNI,
                        count,
                        (session, stream) ->
                                List.of(new WriteStream(session, stream, HELLO, true)));
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A", streamer));
            Script b = rig.add(new Script("B", ManyStreamsContract::stopFirst));
            SessionId session = rig.connect(a, b);
            b.await(StreamOpened.class, count);
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
    }

    private static List<RelayAction> stopFirst(RelayInput input) {
        return input instanceof StreamOpened(SessionId session, long stream, StreamKind _)
                        && stream / 4 < Tuning.MAX_STOPS
                ? List.of(new StopStream(session, stream, NOT_FOUND))
                : List.of();
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
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A", new Pump(Bytes.wrap(new byte[300_000]))));
            Script b =
                    rig.add(
                            new Script(
                                    "B",
                                    input ->
                                            input instanceof StreamBytes in
                                                    ? List.of(
                                                            new RelayAction.CloseSession(
                                                                    in.session(), 1, "enough"))
                                                    : List.of()));
            for (int round = 0; round < 20; round++) {
                SessionId session = rig.connect(a, b);
                List<RelayAction> opens = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    opens.add(
                            new OpenStream(
                                    session, StreamKind.UNI.stream(i, true), StreamKind.UNI));
                }
                rig.act(a, opens.toArray(RelayAction[]::new));
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
