package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

/// How a stream is cut short from either end, and what comes of it.
public abstract class AbortContract {
    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    /// NotFound as WebTransport maps it, wider than an int.
    private static final long NOT_FOUND = 0x52e4a40fa8e8L;

    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final Bytes WORLD = Bytes.ofUtf8("world");

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
            assertEquals(new StreamReset(session, 2, NOT_FOUND), b.ofStream(2).getLast());
            assertTrue(b.arrived().length() <= payload.length());
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
                    b.ofStream(2));
            rig.awaitNoStreams(a, session);
            rig.awaitNoStreams(b, session);
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
