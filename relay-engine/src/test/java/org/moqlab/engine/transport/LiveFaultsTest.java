package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.driver.Pump;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.relay.RelayAction.OpenStream;
import org.moqlab.engine.relay.RelayAction.SendDatagram;
import org.moqlab.engine.relay.RelayAction.WriteStream;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.Datagram;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.relay.RelayInput.SessionClosed;
import org.moqlab.engine.relay.RelayInput.StreamBytes;
import org.moqlab.engine.relay.RelayInput.StreamFinished;

/// What is wrong with ways and processes as the peer sees it, over real sockets.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LiveFaultsTest {
    private static final long LATENCY = 5 * Durations.MILLI;
    private static final Tuning SHORT = new Tuning(2 * Durations.SECOND, 400 * Durations.MILLI, 10);
    private static final Bytes HELLO = Bytes.ofUtf8("hello");
    private static final Condition CUT = new Condition(true, false, 0, 0, 0);
    private static final Condition HELD = new Condition(false, true, 0, 0, 0);
    private static final Condition FINE = Condition.FINE;

    private static Bench bench(Tuning tuning) {
        Topology topology =
                new Topology(Topology.Shape.FULL, List.of("A", "B", "C"), 1, LATENCY, 0);
        return new Bench(tuning, Network.of(topology, 1));
    }

    private static UnaryOperator<Conditions> both(String one, String other, Condition condition) {
        return now -> now.with(one, other, _ -> condition).with(other, one, _ -> condition);
    }

    private static UnaryOperator<Conditions> way(String from, String to, Condition condition) {
        return now -> now.with(from, to, _ -> condition);
    }

    private static SendDatagram numbered(SessionId session, int number) {
        return new SendDatagram(session, Bytes.ofUtf8("no " + number));
    }

    private static SendDatagram[] numbered(SessionId session, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> numbered(session, number))
                .toArray(SendDatagram[]::new);
    }

    private static List<Bytes> datagrams(SessionId session, int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> numbered(session, n).bytes()).toList();
    }

    private static List<Bytes> heard(Script end) {
        return end.heard(Datagram.class).stream().map(Datagram::bytes).toList();
    }

    private static Script ender(String name, List<String> order) {
        return new Script(
                name,
                input -> {
                    if (input instanceof SessionClosed closed) {
                        order.add(name + " " + closed.how());
                    }
                    return List.of();
                });
    }

    @Test
    void after_a_cut_both_ends_give_up_at_their_idle_timeout() {
        try (Bench bench = bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            bench.connect(a, b);
            bench.conditions(both("A", "B", CUT));
            assertEquals(How.IDLE, a.await(SessionClosed.class).how());
            assertEquals(How.IDLE, b.await(SessionClosed.class).how());
        }
    }

    @Test
    void the_deaf_end_of_a_one_way_cut_gives_up_first() {
        List<String> order = new CopyOnWriteArrayList<>();
        try (Bench bench = bench(SHORT)) {
            Script a = bench.add(ender("A", order));
            Script b = bench.add(ender("B", order));
            bench.connect(a, b);
            bench.conditions(way("A", "B", CUT));
            a.await(SessionClosed.class);
            b.await(SessionClosed.class);
            assertEquals(List.of("B IDLE", "A IDLE"), order);
        }
    }

    @Test
    void a_session_outlives_a_cut_that_heals_in_time_and_what_was_lost_comes_again() {
        try (Bench bench = bench(new Tuning(10 * Durations.SECOND, 400 * Durations.MILLI, 10))) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.conditions(both("A", "B", CUT));
            bench.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, HELLO, true));
            bench.pass(Durations.SECOND);
            assertEquals(List.of(), b.heard(StreamBytes.class));
            bench.conditions(both("A", "B", FINE));
            b.await(StreamFinished.class);
            assertEquals(List.of(new StreamBytes(session, 2, HELLO)), b.heard(StreamBytes.class));
            assertEquals(List.of(), a.heard(SessionClosed.class));
            assertEquals(List.of(), b.heard(SessionClosed.class));
        }
    }

    @Test
    void a_partition_parts_only_those_on_different_sides() {
        try (Bench bench = bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            Script c = bench.add(new Script("C"));
            SessionId ab = bench.connect(a, b);
            SessionId ac = bench.connect(a, c);
            SessionId bc = bench.connect(b, c);
            bench.conditions(both("A", "B", CUT));
            bench.conditions(both("A", "C", CUT));
            a.await(SessionClosed.class, 2);
            b.await(SessionClosed.class);
            c.await(SessionClosed.class);
            bench.act(b, numbered(bc, 1));
            assertEquals(new Datagram(bc, numbered(bc, 1).bytes()), c.await(Datagram.class));
            assertEquals(List.of(ab), sessions(b));
            assertEquals(List.of(ac), sessions(c));
        }
    }

    private static List<SessionId> sessions(Script end) {
        return end.heard(SessionClosed.class).stream().map(SessionClosed::session).toList();
    }

    @Test
    void the_round_trip_of_a_session_is_at_least_twice_the_latency_and_what_is_added() {
        try (Bench bench = bench(Rig.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            long usual = roundTrip(bench, a, bench.connect(a, b));
            assertTrue(usual >= 2 * LATENCY, usual + " ns");
            long more = 8 * LATENCY;
            bench.conditions(both("A", "B", new Condition(false, false, more, 0, 0)));
            long late = roundTrip(bench, a, bench.connect(a, b));
            assertTrue(late >= 2 * (LATENCY + more), late + " ns");
        }
    }

    private static long roundTrip(Bench bench, Script end, SessionId session) {
        return bench.detail(end, session).orElseThrow().roundTrip().orElseThrow();
    }

    @Test
    void a_megabyte_arrives_whole_though_packets_get_lost() {
        byte[] octets = new byte[1_000_000];
        new Random(1).nextBytes(octets);
        Bytes payload = Bytes.wrap(octets);
        try (Bench bench = bench(Rig.PATIENT)) {
            Script a = bench.add(new Script("A", new Pump(payload)));
            Script b = bench.add(new Script("B"));
            bench.conditions(
                    both("A", "B", new Condition(false, false, 0, 0, Condition.ALL / 100)));
            SessionId session = bench.connect(a, b);
            bench.act(a, new OpenStream(session, 2, StreamKind.UNI));
            b.await(StreamFinished.class);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            b.heard(StreamBytes.class).forEach(in -> all.writeBytes(in.bytes().toArray()));
            assertEquals(payload, Bytes.wrap(all.toByteArray()));
            SessionDetail detail = bench.detail(a, session).orElseThrow();
            assertTrue(detail.packets().orElseThrow().lost() > 0, detail::toString);
        }
    }

    @Test
    void what_is_held_arrives_once_released_and_in_order() {
        try (Bench bench = bench(Rig.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.conditions(way("A", "B", HELD));
            bench.act(a, numbered(session, 0, 8));
            bench.act(b, numbered(session, 0));
            a.await(Datagram.class);
            bench.pass(10 * LATENCY);
            assertEquals(List.of(), heard(b));
            bench.conditions(way("A", "B", FINE));
            bench.act(a, numbered(session, 8, 10));
            b.await(Datagram.class, 10);
            assertEquals(datagrams(session, 0, 10), heard(b));
        }
    }

    @Test
    void what_was_under_way_arrives_after_its_sender_was_killed() {
        try (Bench bench = bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.conditions(way("A", "B", HELD));
            bench.act(a, numbered(session, 1));
            a.awaitThat(
                    () -> bench.detail(a, session).orElseThrow().sent().datagrams() > 0,
                    () -> "sends nothing");
            bench.kill(a);
            bench.conditions(way("A", "B", FINE));
            b.await(SessionClosed.class);
            assertEquals(
                    List.of(
                            new Datagram(session, numbered(session, 1).bytes()),
                            new SessionClosed(session, 0, "", How.IDLE)),
                    b.heard().stream()
                            .filter(in -> in instanceof Datagram || in instanceof SessionClosed)
                            .toList());
        }
    }

    @Test
    void who_stands_still_says_and_hears_nothing_until_he_goes_on() {
        try (Bench bench = bench(Rig.PATIENT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.tell("B", LiveEndpoint::freeze);
            int before = b.heard().size();
            bench.act(b, numbered(session, 0, 3));
            bench.act(
                    a,
                    new OpenStream(session, 2, StreamKind.UNI),
                    new WriteStream(session, 2, HELLO, true));
            bench.pass(Durations.SECOND);
            assertEquals(before, b.heard().size());
            assertEquals(List.of(), heard(a));
            bench.tell("B", LiveEndpoint::thaw);
            b.await(StreamFinished.class);
            a.await(Datagram.class, 3);
            assertEquals(datagrams(session, 0, 3), heard(a));
            assertEquals(List.of(), a.heard(SessionClosed.class));
        }
    }

    @Test
    void the_peer_of_who_stands_still_gives_up_at_idle_and_he_learns_it_when_he_goes_on() {
        try (Bench bench = bench(SHORT)) {
            Script a = bench.add(new Script("A"));
            Script b = bench.add(new Script("B"));
            SessionId session = bench.connect(a, b);
            bench.tell("B", LiveEndpoint::freeze);
            int before = b.heard().size();
            RelayInput end = new SessionClosed(session, 0, "", How.IDLE);
            assertEquals(end, a.await(SessionClosed.class));
            bench.pass(SHORT.idleTimeout());
            assertEquals(before, b.heard().size());
            bench.tell("B", LiveEndpoint::thaw);
            assertEquals(end, b.await(SessionClosed.class));
            SessionId next = bench.connect(a, b);
            bench.act(b, numbered(next, 1));
            assertEquals(numbered(next, 1).bytes(), a.await(Datagram.class).bytes());
        }
    }
}
