package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.SessionOpened;
import org.moqlab.engine.relay.Role;

final class ConnectionContractTest {
    private static final Tuning SHORT = new Tuning(Durations.SECOND, 400 * Durations.MILLI, 100);
    private static final Tuning SHORT_AND_MUTE = new Tuning(Durations.SECOND, Durations.MAX, 100);

    @Test
    void both_ends_of_a_connection_agree_on_number_wire_and_names() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            assertEquals(
                    new SessionOpened(session, Role.DIALLED, "moq-lite-03", "", "B"),
                    a.heard(SessionOpened.class).getFirst());
            assertEquals(
                    new SessionOpened(session, Role.ACCEPTED, "moq-lite-03", "", "A"),
                    b.heard(SessionOpened.class).getFirst());
            assertEquals(List.of("A dials B as " + session), bench.told);
        }
    }

    @Test
    void two_ends_that_dial_each_other_get_two_connections() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            bench.act(a, new RelayAction.Dial("B", "moq-lite-03"));
            bench.act(b, new RelayAction.Dial("A", "moql"));
            for (Script end : List.of(a, b)) {
                end.await(SessionOpened.class, up -> up.alpn().equals("moq-lite-03"));
                end.await(SessionOpened.class, up -> up.alpn().equals("moql"));
            }
        }
    }

    @Test
    void each_end_may_open_ten_thousand_streams_of_each_kind() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            bench.connect(a, b);
            for (Script end : List.of(a, b)) {
                List<Long> credit =
                        end.heard(RelayInput.StreamCredit.class).stream()
                                .map(RelayInput.StreamCredit::streams)
                                .toList();
                assertEquals(List.of(10_000L, 10_000L), credit);
            }
        }
    }

    @Test
    void a_close_is_heard_at_the_other_end_with_code_and_reason_and_not_at_this_one() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(a, new RelayAction.CloseSession(session, 4242, "bye bye"));
            assertEquals(
                    new SessionClosed(session, 4242, "bye bye", How.CLOSED),
                    b.await(SessionClosed.class));
            SessionId next = bench.connect(b, a);
            bench.act(a, new RelayAction.CloseSession(next, 0, ""));
            assertEquals(
                    new SessionClosed(next, 0, "", How.CLOSED),
                    b.await(SessionClosed.class, end -> end.session().equals(next)));
            assertEquals(List.of(), a.heard(SessionClosed.class));
        }
    }

    @Test
    void an_endpoint_that_ends_says_its_closes_first() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(
                    a,
                    new RelayAction.CloseSession(session, 7, "leaving"),
                    new RelayAction.Exit("done"));
            assertEquals(
                    new SessionClosed(session, 7, "leaving", How.CLOSED),
                    b.await(SessionClosed.class));
            bench.endpoint("A").ended().awaitUninterruptibly();
            assertEquals("A ended: done", bench.told.getLast());
        }
    }

    @Test
    void a_killed_endpoint_falls_silent_and_its_peers_notice_by_the_idle_timeout() {
        try (Bench bench = new Bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            Script c = bench.add(new Script("C"));
            SessionId dialled = bench.connect(a, b);
            SessionId accepted = bench.connect(c, a);
            bench.endpoint("A").kill().awaitUninterruptibly();
            assertEquals(new SessionClosed(dialled, 0, "", How.IDLE), b.await(SessionClosed.class));
            assertEquals(
                    new SessionClosed(accepted, 0, "", How.IDLE), c.await(SessionClosed.class));
            assertEquals(List.of(), a.heard(SessionClosed.class));
        }
    }

    @Test
    void a_quiet_connection_outlives_its_idle_timeout_and_a_mute_one_does_not() {
        try (Bench bench = new Bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            Script mute = bench.add(new Script("M"), SHORT_AND_MUTE);
            Script deaf = bench.add(new Script("D"), SHORT_AND_MUTE);
            bench.connect(a, b);
            for (int timeouts = 0; timeouts < 3; timeouts++) {
                SessionId short_lived = bench.connect(mute, deaf);
                mute.await(SessionClosed.class, end -> end.session().equals(short_lived));
            }
            assertEquals(List.of(), a.heard(SessionClosed.class));
            assertEquals(List.of(), b.heard(SessionClosed.class));
            assertEquals(List.of(), a.heard(RelayInput.Datagram.class));
            assertEquals(List.of(), b.heard(RelayInput.Datagram.class));
        }
    }

    @Test
    void a_datagram_longer_than_a_keep_alive_reaches_the_machine() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            Bytes two = Bytes.ofHex("cafe");
            bench.act(
                    a,
                    new RelayAction.SendDatagram(session, Bytes.ofHex("00")),
                    new RelayAction.SendDatagram(session, two));
            b.await(RelayInput.Datagram.class);
            assertEquals(
                    List.of(new RelayInput.Datagram(session, two)),
                    b.heard(RelayInput.Datagram.class));
        }
    }

    @Test
    void a_dial_with_a_wire_the_other_end_does_not_speak_fails() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            bench.act(a, new RelayAction.Dial("B", "moq-lite-99"));
            assertEquals(
                    new RelayInput.DialFailed("B", "the other end does not speak moq-lite-99"),
                    a.await(RelayInput.DialFailed.class));
            assertEquals(List.of("A dials B as 1", "A failed to dial as 1"), bench.told);
            assertEquals(List.of(), b.heard());
        }
    }

    @Test
    void a_dial_to_nobody_fails_once_the_idle_timeout_has_passed() {
        try (Bench bench = new Bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            bench.add(new Script("B"));
            bench.endpoint("B").kill().awaitUninterruptibly();
            bench.act(a, new RelayAction.Dial("B", "moq-lite-03"));
            assertEquals(
                    new RelayInput.DialFailed("B", "no answer"),
                    a.await(RelayInput.DialFailed.class));
            bench.act(a, new RelayAction.Dial("Z", "moq-lite-03"));
            assertEquals(
                    new RelayInput.DialFailed("Z", "nobody is called Z"),
                    a.await(RelayInput.DialFailed.class, failed -> failed.peer().equals("Z")));
        }
    }

    @Test
    void a_dial_refuses_a_certificate_that_is_not_the_listed_one() {
        try (Bench bench = new Bench(Bench.PATIENT)) {
            Script a = bench.add(new Script("A"));
            bench.add(new Script("B"));
            Directory.Place real = bench.directory.place("B").orElseThrow();
            Bytes wrong = Certificates.selfSigned("B").fingerprint();
            bench.directory.list("B", new Directory.Place(real.address(), wrong));
            bench.act(a, new RelayAction.Dial("B", "moq-lite-03"));
            assertEquals("B", a.await(RelayInput.DialFailed.class).peer());
            assertEquals(List.of(), a.heard(SessionOpened.class));
        }
    }

    @Test
    void an_endpoint_that_throws_takes_only_itself_down() {
        try (Bench bench = new Bench(SHORT)) {
            Script a =
                    bench.add(
                            new Script(
                                    "A",
                                    input -> {
                                        if (input instanceof RelayInput.Datagram) {
                                            throw new IllegalArgumentException("no datagrams");
                                        }
                                        return List.of();
                                    }));
            Script b = bench.add(new Script("B"));
            Script c = bench.add(new Script("C"));
            SessionId broken = bench.connect(b, a);
            bench.connect(b, c);
            bench.act(b, new RelayAction.SendDatagram(broken, Bytes.ofHex("0102")));
            assertEquals(new SessionClosed(broken, 0, "", How.IDLE), b.await(SessionClosed.class));
            assertEquals(
                    "A ended: broke: java.lang.IllegalArgumentException: no datagrams",
                    bench.told.getLast());
            bench.connect(c, b);
            assertEquals(List.of(), c.heard(SessionClosed.class));
        }
    }

    @Test
    void a_close_code_that_would_abort_the_process_ends_only_the_endpoint() {
        try (Bench bench = new Bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.act(a, new RelayAction.CloseSession(session, -1, ""));
            b.await(SessionClosed.class);
            assertEquals(
                    "A ended: broke: java.lang.IllegalArgumentException: close code out of 31"
                            + " bits: -1",
                    bench.told.getLast());
        }
    }
}
