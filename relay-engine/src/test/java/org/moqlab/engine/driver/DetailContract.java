package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.SessionDetail.Streams;
import org.moqlab.engine.observe.SessionDetail.Volume;
import org.moqlab.engine.observe.StreamDetail;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayAction.CloseSession;
import org.moqlab.engine.relay.RelayAction.Dial;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.SendDatagram;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput.Datagram;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.SessionOpened;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;
import org.moqlab.engine.relay.RelayInput.StreamWritable;
import org.moqlab.engine.relay.Role;

/// What an endpoint has to say of its sessions: exactly what went over them.
public abstract class DetailContract {
    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final Bytes WORLD = Bytes.ofUtf8("world!");
    private static final Streams NONE = new Streams(0, 0);

    private static SessionDetail known(Rig rig, Script end, SessionId session) {
        return rig.detail(end, session).orElseThrow();
    }

    /// A request that stays open, a group that is over, and a datagram.
    private static SessionId exchange(Rig rig, Script a, Script b) {
        SessionId session = rig.connect(a, b);
        rig.act(
                a,
                new OpenStream(session, 0, StreamKind.BIDI),
                new WriteStream(session, 0, HELLO, false));
        b.await(StreamBytes.class);
        rig.act(
                b,
                new WriteStream(session, 0, WORLD, false),
                new OpenStream(session, 3, StreamKind.UNI),
                new WriteStream(session, 3, HELLO, true),
                new SendDatagram(session, WORLD));
        a.await(StreamBytes.class, in -> in.stream() == 0);
        a.await(StreamFinished.class, in -> in.stream() == 3);
        a.await(Datagram.class);
        a.await(StreamWritable.class, in -> in.bytes() == HELLO.length());
        b.await(StreamWritable.class, in -> in.bytes() == WORLD.length());
        return session;
    }

    /// Without what only the driver's network decides.
    private static SessionDetail timeless(SessionDetail detail) {
        return new SessionDetail(
                detail.session(),
                detail.endpoint(),
                detail.peer(),
                detail.dialled(),
                detail.transport(),
                detail.alpn(),
                detail.path(),
                0,
                0,
                detail.received(),
                detail.sent(),
                detail.ours(),
                detail.theirs(),
                detail.opened(),
                detail.accepted(),
                detail.credit(),
                OptionalLong.empty(),
                Optional.empty(),
                detail.streams());
    }

    private static SessionDetail wanted(
            Rig rig,
            SessionId session,
            boolean dialled,
            Volume received,
            Volume sent,
            Streams credit,
            StreamDetail request) {
        Streams bidi = new Streams(1, 0);
        Streams uni = new Streams(0, 1);
        return new SessionDetail(
                session.number(),
                dialled ? "A" : "B",
                dialled ? "B" : "A",
                dialled,
                rig.path().isEmpty() ? "quic" : "webtransport",
                Rig.WIRE,
                rig.path(),
                0,
                0,
                received,
                sent,
                dialled ? bidi : NONE,
                dialled ? NONE : bidi,
                dialled ? bidi : uni,
                dialled ? uni : bidi,
                credit,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(request));
    }

    @Test
    void both_ends_tell_exactly_what_went_over_their_session() {
        try (Rig rig = rig(new Tuning(Rig.PATIENT.idleTimeout(), Rig.PATIENT.keepAlive(), 10))) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = exchange(rig, a, b);
            rig.awaitOneStream(a, session);
            rig.awaitOneStream(b, session);
            List<Long> left = rig.credit(Role.DIALLED, 10);
            assertEquals(
                    wanted(
                            rig,
                            session,
                            true,
                            new Volume(11, 1),
                            new Volume(5, 0),
                            new Streams(left.getFirst() - 1, left.getLast()),
                            new StreamDetail(0, StreamKind.BIDI, true, 6, 5, 0)),
                    timeless(known(rig, a, session)));
            left = rig.credit(Role.ACCEPTED, 10);
            assertEquals(
                    wanted(
                            rig,
                            session,
                            false,
                            new Volume(5, 0),
                            new Volume(11, 1),
                            new Streams(left.getFirst(), left.getLast() - 1),
                            new StreamDetail(0, StreamKind.BIDI, false, 5, 6, 0)),
                    timeless(known(rig, b, session)));
        }
    }

    @Test
    void figures_are_of_now_and_a_round_trip_is_known() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = exchange(rig, a, b);
            SessionDetail early = known(rig, a, session);
            rig.pass(1_000_000);
            SessionDetail late = known(rig, a, session);
            assertEquals(early.openedAt(), late.openedAt());
            assertTrue(early.openedAt() <= early.asOf(), early::toString);
            assertTrue(early.asOf() < late.asOf(), late::toString);
            assertTrue(late.roundTrip().orElse(0) > 0, late::toString);
        }
    }

    @Test
    void a_session_that_was_closed_is_told_of_no_more() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            assertTrue(rig.detail(a, session).isPresent());
            rig.act(a, new CloseSession(session, 0, "enough"));
            b.await(SessionClosed.class);
            assertEquals(Optional.empty(), rig.detail(a, session));
            assertEquals(Optional.empty(), rig.detail(b, session));
        }
    }

    @Test
    void the_transport_and_the_path_of_a_dial_are_told() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            rig.act(a, new Dial("B", new Offer.WebTransport("/room?key=1", List.of(Rig.WIRE))));
            SessionId session = a.await(SessionOpened.class).session();
            SessionDetail detail = known(rig, a, session);
            assertEquals(
                    "webtransport /room " + Rig.WIRE,
                    detail.transport() + " " + detail.path() + " " + detail.alpn());
            b.await(SessionOpened.class);
            assertEquals("/room", known(rig, b, session).path());
        }
    }
}
