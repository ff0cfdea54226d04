package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.ResetStream;
import org.moqlab.engine.relay.RelayAction.StopStream;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamOpened;
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
                    b.ofStream(0));
            assertEquals(
                    List.of(
                            new StreamWritable(session, 0, Tuning.WINDOW),
                            new StreamBytes(session, 0, WORLD),
                            new StreamFinished(session, 0)),
                    a.ofStream(0));
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
                    a.ofStream(2));
            assertEquals(
                    List.of(
                            new StreamOpened(session, 2, StreamKind.UNI),
                            new StreamBytes(session, 2, HELLO),
                            new StreamFinished(session, 2)),
                    b.ofStream(2));
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
            assertEquals(payload, b.arrived());
            assertEquals(new StreamFinished(session, 2), b.ofStream(2).getLast());
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
        }
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
                assertEquals(HELLO, late.arrived());
                assertEquals(payload, early.arrived());
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
                    b.ofStream(2));
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
            assertEquals(Bytes.ofUtf8("helloworld"), b.arrived());
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
}
