package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
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

/// What a machine may do to one stream, and what comes of it (trap by trap).
public abstract class StreamContract {
    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

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
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 0, StreamKind.BIDI),
                    new WriteStream(session, 0, HELLO, true));
            b.await(StreamFinished.class);
            rig.act(b, new WriteStream(session, 0, WORLD, true));
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
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
    }

    @Test
    void window_comes_back_as_octets_are_taken_and_a_bare_end_needs_none() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, HELLO, false));
            b.await(StreamBytes.class);
            rig.act(a, new WriteStream(session, 2, Bytes.EMPTY, true));
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
    void twenty_megabytes_arrive_whole_and_in_order_before_their_end() {
        byte[] octets = new byte[20_000_000];
        new Random(1).nextBytes(octets);
        Bytes payload = Bytes.wrap(octets);
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A", new Pump(payload)));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(a, new OpenStream(session, 2, StreamKind.UNI));
            b.await(StreamFinished.class);
            assertEquals(payload, arrived(b));
            assertEquals(new StreamFinished(session, 2), ofStream(b, 2).getLast());
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
    }

    private static Bytes arrived(Script end) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        end.heard(StreamBytes.class).forEach(in -> all.writeBytes(in.bytes().toArray()));
        return Bytes.wrap(all.toByteArray());
    }

    @Test
    void each_direction_of_a_stream_may_end_long_before_the_other() {
        Bytes payload = Bytes.wrap(new byte[300_000]);
        for (boolean openerFirst : new boolean[] {true, false}) {
            Pump pump = new Pump(payload);
            try (Rig rig = rig(Rig.PATIENT)) {
                Script early = new Script("A");
                Script late = new Script("B", pump);
                Script a = rig.add(openerFirst ? early : late);
                Script b = rig.add(openerFirst ? late : early);
                SessionId session = rig.connect(a, b);
                rig.act(a, new OpenStream(session, 0, StreamKind.BIDI));
                if (openerFirst) {
                    rig.act(a, new WriteStream(session, 0, HELLO, true));
                } else {
                    b.await(StreamOpened.class);
                    rig.act(b, new WriteStream(session, 0, HELLO, true));
                }
                late.await(StreamFinished.class);
                early.await(StreamFinished.class);
                assertEquals(HELLO, arrived(late));
                assertEquals(payload, arrived(early));
                rig.awaitNoStreams(a, session);
                rig.awaitNoStreams(b, session);
            }
        }
    }

    @Test
    void what_is_written_after_the_end_is_ignored() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, HELLO, true),
                    new WriteStream(session, 2, WORLD, true),
                    new ResetStream(session, 2, NOT_FOUND));
            b.await(StreamFinished.class);
            rig.act(a, new OpenStream(session, 6, StreamKind.UNI));
            rig.act(a, new WriteStream(session, 6, WORLD, true));
            b.await(StreamFinished.class, in -> in.stream() == 6);
            assertEquals(
                    List.of(
                            new StreamOpened(session, 2, StreamKind.UNI),
                            new StreamBytes(session, 2, HELLO),
                            new StreamFinished(session, 2)),
                    ofStream(b, 2));
        }
    }

    @Test
    void a_reset_loses_what_has_not_arrived_and_comes_instead_of_an_end() {
        Bytes payload = Bytes.wrap(new byte[(int) Tuning.WINDOW]);
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, payload, false),
                    new ResetStream(session, 2, NOT_FOUND),
                    new WriteStream(session, 2, HELLO, true));
            assertEquals(new StreamReset(session, 2, NOT_FOUND), b.await(StreamReset.class));
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
            assertEquals(new StreamReset(session, 2, NOT_FOUND), ofStream(b, 2).getLast());
            assertTrue(arrived(b).length() <= payload.length());
        }
    }

    @Test
    void a_stream_reset_before_anything_was_written_is_opened_and_over() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new ResetStream(session, 2, NOT_FOUND));
            b.await(StreamReset.class);
            assertEquals(
                    List.of(
                            new StreamOpened(session, 2, StreamKind.UNI),
                            new StreamReset(session, 2, NOT_FOUND)),
                    ofStream(b, 2));
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
    }

    @Test
    void nobody_may_stop_or_write_what_is_not_theirs_to() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new StopStream(session, 2, NOT_FOUND),
                    new WriteStream(session, 2, HELLO, false),
                    new WriteStream(session, 6, HELLO, false),
                    new ResetStream(session, 0, NOT_FOUND));
            b.await(StreamBytes.class);
            rig.act(
                    b,
                    new WriteStream(session, 2, WORLD, true),
                    new ResetStream(session, 2, NOT_FOUND));
            rig.act(a, new WriteStream(session, 2, WORLD, true));
            b.await(StreamFinished.class);
            assertEquals(Bytes.ofUtf8("helloworld"), arrived(b));
            assertEquals(List.of(), a.heard(StreamStopped.class));
        }
    }

    @Test
    void more_than_the_window_ends_the_endpoint_that_wrote_it() {
        try (Rig rig = rig(new Tuning(Durations.SECOND, Durations.MAX, 10))) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            Bytes tooMuch = Bytes.wrap(new byte[(int) Tuning.WINDOW + 1]);
            rig.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, tooMuch, true));
            b.await(SessionClosed.class);
            assertEquals(
                    "A ended: broke: java.lang.IllegalStateException: written beyond the window of"
                            + " stream 2",
                    rig.told().getLast());
        }
    }

    @Test
    void a_reset_carries_a_code_wider_than_an_int_and_leaves_the_other_direction_alone() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 0, StreamKind.BIDI),
                    new WriteStream(session, 0, HELLO, false));
            b.await(StreamBytes.class);
            rig.act(a, new ResetStream(session, 0, NOT_FOUND));
            assertEquals(new StreamReset(session, 0, NOT_FOUND), b.await(StreamReset.class));
            rig.act(b, new WriteStream(session, 0, WORLD, false));
            assertEquals(new StreamBytes(session, 0, WORLD), a.await(StreamBytes.class));
            rig.act(b, new ResetStream(session, 0, Codes.MAX_STREAM_CODE));
            assertEquals(
                    new StreamReset(session, 0, Codes.MAX_STREAM_CODE), a.await(StreamReset.class));
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
    }

    @Test
    void a_stream_code_that_would_abort_the_process_ends_only_the_endpoint() {
        for (long code : new long[] {-1, Codes.MAX_STREAM_CODE + 1}) {
            try (Rig rig = rig(new Tuning(Durations.SECOND, Durations.MAX, 10))) {
                Script a = rig.add(new Script("A"));
                Script b = rig.add(new Script("B"));
                SessionId session = rig.connect(a, b);
                rig.act(
                        a,
                        new OpenStream(session, 0, StreamKind.BIDI),
                        new ResetStream(session, 0, code));
                b.await(SessionClosed.class);
                assertEquals(
                        "A ended: broke: java.lang.IllegalArgumentException: stream code out of 62"
                                + " bits: "
                                + code,
                        rig.told().getLast());
            }
        }
    }

    @Test
    void a_stream_the_peer_stopped_is_noticed_by_the_next_write() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            for (long stream : new long[] {0, 2}) {
                rig.act(
                        a,
                        new OpenStream(session, stream, StreamKind.of(stream)),
                        new WriteStream(session, stream, HELLO, false));
                b.await(StreamBytes.class, in -> in.stream() == stream);
                Bytes stopped = Bytes.ofUtf8("stopped " + stream);
                rig.act(
                        b,
                        new StopStream(session, stream, NOT_FOUND),
                        new SendDatagram(session, stopped));
                a.await(RelayInput.Datagram.class, in -> in.bytes().equals(stopped));
                rig.act(a, new WriteStream(session, stream, WORLD, false));
                assertEquals(
                        new StreamStopped(session, stream, rig.stopCode(NOT_FOUND)),
                        a.await(StreamStopped.class, in -> in.stream() == stream));
            }
            rig.act(b, new WriteStream(session, 0, WORLD, true));
            a.await(StreamFinished.class);
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
    }

    @Test
    void a_stream_the_peer_stopped_is_noticed_without_a_write_in_time() {
        Tuning often = new Tuning(60 * Durations.SECOND, 50 * Durations.MILLI, 10);
        try (Rig rig = rig(often)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, HELLO, false));
            b.await(StreamBytes.class);
            rig.act(b, new StopStream(session, 2, 0));
            assertEquals(
                    new StreamStopped(session, 2, rig.stopCode(0)), a.await(StreamStopped.class));
        }
    }
}
