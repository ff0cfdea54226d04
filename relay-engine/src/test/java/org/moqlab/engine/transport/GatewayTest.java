package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Conditions.Condition;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology;

/// Datagrams from A, from a client and from a stranger to B, in a time of the test's own.
final class GatewayTest {
    private static final long LATENCY = 5 * Durations.MILLI;
    private static final InetSocketAddress HERE = at(1);
    private static final InetSocketAddress FROM_A = at(2);
    private static final InetSocketAddress FROM_PUB = at(3);
    private static final InetSocketAddress FROM_OUTSIDE = at(4);

    private final List<ByteBuf> all = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Network network = network(1);
    private final Gateway gateway = gateway(channel);
    private long now;

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    private static Network network(long seed) {
        Network network =
                Network.of(
                        new Topology(Topology.Shape.FULL, List.of("A", "B"), 1, LATENCY, 0), seed);
        network.bound(FROM_A, new Network.Socket("A"));
        network.bound(FROM_PUB, new Network.Socket("pub"));
        return network;
    }

    private Gateway gateway(EmbeddedChannel on) {
        on.freezeTime();
        Gateway made = new Gateway("B", on.eventLoop(), network, () -> now);
        on.pipeline().addLast(made.shim());
        return made;
    }

    /// Whatever happened, no datagram's memory is lost.
    @AfterEach
    void frees_everything() {
        channel.close().syncUninterruptibly();
        heard();
        assertEquals(0, all.stream().mapToInt(ByteBuf::refCnt).sum());
    }

    private void send(InetSocketAddress from, int... numbers) {
        for (int number : numbers) {
            send(channel, Integer.BYTES, from, number);
        }
    }

    private void send(EmbeddedChannel to, int size, InetSocketAddress from, int number) {
        ByteBuf content = Unpooled.buffer(size).writeInt(number);
        all.add(content);
        to.writeInbound(new DatagramPacket(content, HERE, from));
    }

    private void pass(long time) {
        now += time;
        channel.advanceTimeBy(time, TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private List<Integer> heard() {
        List<Integer> heard = new ArrayList<>();
        for (DatagramPacket in = channel.readInbound(); in != null; in = channel.readInbound()) {
            heard.add(in.content().readInt());
            in.release();
        }
        return heard;
    }

    private void wrong(UnaryOperator<Condition> change) {
        network.conditions(network.conditions().with("A", "B", change));
        gateway.refresh();
        channel.runPendingTasks();
        channel.runScheduledPendingTasks();
    }

    private static Condition cut() {
        return new Condition(true, false, 0, 0, 0);
    }

    private static Condition held() {
        return new Condition(false, true, 0, 0, 0);
    }

    private static Condition late(long delay, long jitter) {
        return new Condition(false, false, delay, jitter, 0);
    }

    private static Condition lossy(int loss) {
        return new Condition(false, false, 0, 0, loss);
    }

    private static int[] upTo(int last) {
        return IntStream.rangeClosed(1, last).toArray();
    }

    private static List<Integer> listUpTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void a_way_takes_what_the_scenario_says_and_a_stranger_no_time() {
        send(FROM_A, 1);
        send(FROM_PUB, 2);
        send(FROM_OUTSIDE, 3);
        assertEquals(List.of(3), heard());
        pass(Durations.MILLI);
        assertEquals(List.of(2), heard());
        pass(LATENCY - Durations.MILLI - 1);
        assertEquals(List.of(), heard());
        pass(1);
        assertEquals(List.of(1), heard());
    }

    @Test
    void equal_delays_keep_the_order() {
        send(FROM_A, upTo(1_000));
        pass(LATENCY);
        assertEquals(listUpTo(1_000), heard());
    }

    @Test
    void jitter_changes_the_order_and_loses_nothing() {
        wrong(_ -> late(0, LATENCY));
        send(FROM_A, upTo(100));
        pass(LATENCY - 1);
        assertEquals(List.of(), heard());
        pass(LATENCY + 1);
        List<Integer> heard = heard();
        assertNotEquals(listUpTo(100), heard);
        assertEquals(listUpTo(100), heard.stream().sorted().toList());
    }

    @Test
    void more_delay_is_for_what_is_sent_after_it() {
        send(FROM_A, 1);
        wrong(_ -> late(LATENCY, 0));
        send(FROM_A, 2);
        pass(LATENCY);
        assertEquals(List.of(1), heard());
        pass(LATENCY);
        assertEquals(List.of(2), heard());
    }

    @Test
    void a_cut_loses_what_is_under_way_and_what_comes_and_nothing_of_others() {
        send(FROM_A, 1);
        send(FROM_PUB, 2);
        wrong(_ -> cut());
        send(FROM_A, 3);
        send(FROM_PUB, 4);
        pass(Durations.SECOND);
        wrong(_ -> Condition.FINE);
        send(FROM_A, 5);
        pass(Durations.SECOND);
        assertEquals(List.of(2, 4, 5), heard());
    }

    @Test
    void what_is_held_waits_with_what_was_under_way_and_nothing_overtakes_it() {
        send(FROM_A, 1, 2);
        wrong(_ -> held());
        send(FROM_A, 3);
        pass(Durations.SECOND);
        assertEquals(List.of(), heard());
        send(FROM_A, 4);
        wrong(_ -> Condition.FINE);
        send(FROM_A, 5);
        pass(1);
        assertEquals(List.of(1, 2, 3), heard());
        pass(LATENCY);
        assertEquals(List.of(4, 5), heard());
    }

    @Test
    void what_is_held_is_lost_by_a_cut() {
        wrong(_ -> held());
        send(FROM_A, 1, 2);
        wrong(_ -> cut());
        wrong(_ -> Condition.FINE);
        pass(Durations.SECOND);
        assertEquals(List.of(), heard());
    }

    @Test
    void more_than_a_way_holds_is_lost_at_its_end() {
        wrong(_ -> held());
        send(FROM_A, upTo(Way.MAX_DATAGRAMS + 10));
        wrong(_ -> Condition.FINE);
        pass(LATENCY);
        for (int i = 0; i < Way.MAX_DATAGRAMS / Gateway.MAX_BURST; i++) {
            pass(0);
        }
        assertEquals(listUpTo(Way.MAX_DATAGRAMS), heard());
    }

    @Test
    void a_way_takes_no_more_memory_than_its_bound() {
        wrong(_ -> held());
        int size = Way.MAX_OCTETS / 4;
        for (int number = 1; number <= 6; number++) {
            send(channel, size, FROM_A, number);
        }
        assertEquals(4, all.stream().mapToInt(ByteBuf::refCnt).sum());
    }

    private List<Integer> survivors(long seed, InetSocketAddress from, String name) {
        EmbeddedChannel other = new EmbeddedChannel();
        Network lossy = network(seed);
        lossy.conditions(Conditions.NONE.with(name, "B", _ -> lossy(Condition.ALL / 10)));
        Gateway made = new Gateway("B", other.eventLoop(), lossy, () -> 0);
        other.pipeline().addLast(made.shim());
        List<Integer> left = new ArrayList<>();
        for (int number : upTo(10_000)) {
            ByteBuf content = Unpooled.buffer(Integer.BYTES).writeInt(number);
            other.writeInbound(new DatagramPacket(content, HERE, from));
            if (content.refCnt() > 0) {
                left.add(number);
            }
        }
        other.close().syncUninterruptibly();
        return left;
    }

    @Test
    void a_seed_says_which_datagrams_of_a_way_get_lost() {
        List<Integer> left = survivors(1, FROM_A, "A");
        assertEquals(left, survivors(1, FROM_A, "A"));
        assertNotEquals(left, survivors(2, FROM_A, "A"));
        assertNotEquals(left, survivors(1, FROM_PUB, "pub"));
        int lost = left.getLast() - left.size();
        assertTrue(lost > left.getLast() / 12 && lost < left.getLast() / 8, lost + " lost");
    }

    @Test
    void all_of_a_way_may_get_lost() {
        wrong(_ -> lossy(Condition.ALL));
        send(FROM_A, upTo(1_000));
        pass(Durations.SECOND);
        assertEquals(List.of(), heard());
    }

    @Test
    void who_stands_still_hears_and_says_nothing_until_he_goes_on() {
        send(FROM_A, 1);
        gateway.frozen(true);
        assertFalse(channel.config().isAutoRead());
        pass(Durations.SECOND);
        send(FROM_OUTSIDE, 2);
        ByteBuf word = Unpooled.buffer(Integer.BYTES);
        all.add(word);
        assertFalse(channel.writeOutbound(new DatagramPacket(word, FROM_A)));
        assertEquals(List.of(), heard());
        gateway.frozen(false);
        pass(0);
        assertEquals(List.of(1, 2), heard());
        assertTrue(channel.config().isAutoRead());
    }

    @Test
    void a_socket_that_closes_takes_only_its_own_with_it() {
        EmbeddedChannel second = new EmbeddedChannel();
        second.freezeTime();
        second.pipeline().addLast(gateway.shim());
        send(FROM_A, 1);
        wrong(_ -> held());
        send(second, Integer.BYTES, FROM_A, 2);
        send(second, Integer.BYTES, FROM_A, 3);
        second.close().syncUninterruptibly();
        assertEquals(1, all.stream().mapToInt(ByteBuf::refCnt).sum());
        wrong(_ -> Condition.FINE);
        pass(LATENCY);
        assertEquals(List.of(1), heard());
    }
}
