package org.moqlab.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.SessionOpened;
import org.moqlab.engine.relay.Role;

/// How connections come up and end, and what is heard of that.
public abstract class ConnectionContract {
    /// The driver under test with a few scripted endpoints.
    protected abstract Rig rig(Tuning tuning);

    private static final Bytes CAFE = Bytes.ofHex("cafe");
    private static final Tuning SHORT = new Tuning(Durations.SECOND, 400 * Durations.MILLI, 100);
    private static final Tuning SHORT_AND_MUTE = new Tuning(Durations.SECOND, Durations.MAX, 100);

    @Test
    void both_ends_of_a_connection_agree_on_number_wire_and_names() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            assertEquals(
                    new SessionOpened(session, Role.DIALLED, Rig.WIRE, rig.path(), "B"),
                    a.heard(SessionOpened.class).getFirst());
            assertEquals(
                    new SessionOpened(session, Role.ACCEPTED, Rig.WIRE, rig.path(), "A"),
                    b.heard(SessionOpened.class).getFirst());
            assertEquals(List.of("A dials B as " + session), rig.told());
        }
    }

    @Test
    void two_ends_that_dial_each_other_get_two_connections() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            rig.act(a, new RelayAction.Dial("B", Rig.WIRE));
            rig.act(b, new RelayAction.Dial("A", "moql"));
            for (Script end : List.of(a, b)) {
                end.await(SessionOpened.class, up -> up.alpn().equals(Rig.WIRE));
                end.await(SessionOpened.class, up -> up.alpn().equals("moql"));
            }
        }
    }

    @Test
    void each_end_may_open_ten_thousand_streams_of_each_kind() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            rig.connect(a, b);
            assertEquals(rig.credit(Role.DIALLED, 10_000), credit(a));
            assertEquals(rig.credit(Role.ACCEPTED, 10_000), credit(b));
        }
    }

    private static List<Long> credit(Script end) {
        return end.heard(RelayInput.StreamCredit.class).stream()
                .map(RelayInput.StreamCredit::streams)
                .toList();
    }

    @Test
    void a_quiet_connection_outlives_its_idle_timeout() {
        try (Rig rig = rig(SHORT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            rig.connect(a, b);
            rig.pass(3 * SHORT.idleTimeout());
            for (Script end : List.of(a, b)) {
                assertEquals(List.of(), end.heard(SessionClosed.class));
                assertEquals(List.of(), end.heard(RelayInput.Datagram.class));
            }
        }
    }

    @Test
    void a_quiet_connection_without_keep_alives_ends_at_both_ends_and_a_busy_one_does_not() {
        try (Rig rig = rig(SHORT_AND_MUTE)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            Script c = rig.add(new Script("C"));
            SessionId quiet = rig.connect(a, b);
            SessionId busy = rig.connect(a, c);
            for (int i = 0; i < 8; i++) {
                rig.act(a, new RelayAction.SendDatagram(busy, CAFE));
                rig.pass(SHORT_AND_MUTE.idleTimeout() / 4);
            }
            for (Script end : List.of(a, b)) {
                assertEquals(
                        new SessionClosed(quiet, 0, "", How.IDLE), end.await(SessionClosed.class));
            }
            assertEquals(1, a.heard(SessionClosed.class).size());
            assertEquals(List.of(), c.heard(SessionClosed.class));
        }
    }

    @Test
    void a_datagram_reaches_the_machine_when_it_is_longer_than_a_keep_alive_and_not_too_long() {
        Bytes longest = Bytes.wrap(new byte[Tuning.MAX_DATAGRAM]);
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new RelayAction.SendDatagram(session, Bytes.ofHex("00")),
                    new RelayAction.SendDatagram(
                            session, Bytes.wrap(new byte[Tuning.MAX_DATAGRAM + 1])),
                    new RelayAction.SendDatagram(session, longest));
            b.await(RelayInput.Datagram.class);
            rig.act(a, new RelayAction.SendDatagram(session, CAFE));
            b.await(RelayInput.Datagram.class, 2);
            assertEquals(
                    List.of(
                            new RelayInput.Datagram(session, longest),
                            new RelayInput.Datagram(session, CAFE)),
                    b.heard(RelayInput.Datagram.class));
        }
    }

    @Test
    void nothing_is_heard_of_a_connection_after_its_end() {
        List<Integer> rounds = List.of(1, 2, 3);
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            for (int round : rounds) {
                SessionId session = rig.connect(a, b);
                List<RelayAction> last = new ArrayList<>();
                for (long stream = 0; stream < 400; stream += 4) {
                    last.add(new RelayAction.OpenStream(session, stream, StreamKind.BIDI));
                    last.add(new RelayAction.WriteStream(session, stream, CAFE, stream % 8 == 0));
                }
                last.add(new RelayAction.CloseSession(session, round, "enough"));
                rig.act(a, last.toArray(RelayAction[]::new));
                b.await(SessionClosed.class, end -> end.code() == round);
                assertEquals(
                        new SessionClosed(session, round, "enough", How.CLOSED),
                        b.heard().getLast());
            }
            assertEquals(List.of(), a.heard(RelayInput.StreamWritable.class));
        }
    }

    @Test
    void a_reason_too_long_for_a_packet_is_cut() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(a, new RelayAction.CloseSession(session, 1, "x".repeat(5_000)));
            assertEquals(
                    new SessionClosed(session, 1, "x".repeat(Codes.MAX_PHRASE), How.CLOSED),
                    b.await(SessionClosed.class));
        }
    }

    @Test
    void a_close_is_heard_at_the_other_end_with_code_and_reason_and_not_at_this_one() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(a, new RelayAction.CloseSession(session, 4242, "bye bye"));
            assertEquals(
                    new SessionClosed(session, 4242, "bye bye", How.CLOSED),
                    b.await(SessionClosed.class));
            SessionId next = rig.connect(b, a);
            rig.act(a, new RelayAction.CloseSession(next, 0, ""));
            assertEquals(
                    new SessionClosed(next, 0, "", How.CLOSED),
                    b.await(SessionClosed.class, end -> end.session().equals(next)));
            assertEquals(List.of(), a.heard(SessionClosed.class));
        }
    }

    @Test
    void an_endpoint_that_ends_says_its_closes_first() {
        try (Rig rig = rig(Rig.PATIENT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(
                    a,
                    new RelayAction.CloseSession(session, 7, "leaving"),
                    new RelayAction.Exit("done"));
            assertEquals(
                    new SessionClosed(session, 7, "leaving", How.CLOSED),
                    b.await(SessionClosed.class));
            a.awaitThat(() -> rig.told().size() == 2, () -> "ended not: " + rig.told());
            assertEquals("A ended: done", rig.told().getLast());
        }
    }

    @Test
    void a_killed_endpoint_falls_silent_and_its_peers_notice_by_the_idle_timeout() {
        try (Rig rig = rig(SHORT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            Script c = rig.add(new Script("C"));
            SessionId dialled = rig.connect(a, b);
            SessionId accepted = rig.connect(c, a);
            rig.kill(a);
            assertEquals(new SessionClosed(dialled, 0, "", How.IDLE), b.await(SessionClosed.class));
            assertEquals(
                    new SessionClosed(accepted, 0, "", How.IDLE), c.await(SessionClosed.class));
            assertEquals(List.of(), a.heard(SessionClosed.class));
        }
    }

    @Test
    void a_dial_to_nobody_fails_once_the_idle_timeout_has_passed() {
        try (Rig rig = rig(SHORT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            rig.kill(b);
            rig.act(a, new RelayAction.Dial("B", Rig.WIRE));
            assertEquals(
                    new RelayInput.DialFailed("B", "no answer"),
                    a.await(RelayInput.DialFailed.class));
            rig.act(a, new RelayAction.Dial("Z", Rig.WIRE));
            assertEquals(
                    new RelayInput.DialFailed("Z", "nobody is called Z"),
                    a.await(RelayInput.DialFailed.class, failed -> failed.peer().equals("Z")));
        }
    }

    @Test
    void an_endpoint_that_throws_takes_only_itself_down() {
        try (Rig rig = rig(SHORT)) {
            Script a =
                    rig.add(
                            new Script(
                                    "A",
                                    input -> {
                                        if (input instanceof RelayInput.Datagram) {
                                            throw new IllegalArgumentException("no datagrams");
                                        }
                                        return List.of();
                                    }));
            Script b = rig.add(new Script("B"));
            Script c = rig.add(new Script("C"));
            SessionId broken = rig.connect(b, a);
            rig.connect(b, c);
            rig.act(b, new RelayAction.SendDatagram(broken, Bytes.ofHex("0102")));
            assertEquals(new SessionClosed(broken, 0, "", How.IDLE), b.await(SessionClosed.class));
            assertEquals(
                    "A ended: broke: java.lang.IllegalArgumentException: no datagrams",
                    rig.told().getLast());
            rig.connect(c, b);
            assertEquals(List.of(), c.heard(SessionClosed.class));
        }
    }

    @Test
    void a_close_code_that_would_abort_the_process_ends_only_the_endpoint() {
        try (Rig rig = rig(SHORT)) {
            Script a = rig.add(new Script("A"));
            Script b = rig.add(new Script("B"));
            SessionId session = rig.connect(a, b);
            rig.act(a, new RelayAction.CloseSession(session, -1, ""));
            b.await(SessionClosed.class);
            assertEquals(
                    "A ended: broke: java.lang.IllegalArgumentException: close code out of 31"
                            + " bits: -1",
                    rig.told().getLast());
        }
    }
}
