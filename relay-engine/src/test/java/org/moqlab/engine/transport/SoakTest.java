package org.moqlab.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.relay.Relay;
import org.moqlab.engine.relay.RelayConfig;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.routing.policy.Gossip202605;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.session.Talk;
import org.moqlab.engine.session.Terms;

/// 100 MB from a publisher through two relays to twenty subscribers over real QUIC: every octet is
/// looked at where it arrives, and afterwards nothing is left of it. Streams are so scarce that
/// each stands for many groups.
@Timeout(value = 900, unit = TimeUnit.SECONDS)
final class SoakTest {
    private static final String WIRE = "moq-lite-05";
    private static final TrackName TRACK = new TrackName("flood");
    private static final int SUBSCRIBERS = 20;
    private static final int FRAME = 16_000;
    private static final int FRAMES = 4;
    private static final int WARM_UP = 160;

    /// Groups before this one only tell that everyone is there.
    private static final long COUNTED = 1_000;

    private static final int GROUPS = 100_000_000 / (FRAME * FRAMES);

    /// Groups sent ahead of the slowest subscriber, fewer than a relay would take from him.
    private static final int AHEAD = 12;

    /// What caches that happen to be fuller, and the machine itself, may add, octets.
    private static final long SLACK = 24L << 20;

    /// For how long nothing may move before the run counts as stuck.
    private static final long STUCK = 120 * Durations.SECOND;

    private static final Bytes BODY = body();

    private static Bytes body() {
        byte[] octets = new byte[FRAME - Long.BYTES];
        new Random(1).nextBytes(octets);
        return Bytes.wrap(octets);
    }

    private static Bytes frame(long group, int frame) {
        byte[] head = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            head[i] = (byte) (((group << 8) | frame) >>> (8 * i));
        }
        return Bytes.wrap(head).concat(BODY);
    }

    private static final class Flood extends SessionEndpoint {
        private final List<Long> subscriptions = new CopyOnWriteArrayList<>();
        private volatile boolean counting;
        private long next;
        private long owed;

        Flood() {
            super("pub", "A", WIRE);
        }

        @Override
        void happened(SessionEvent event, Talk talk, List<SessionAction> wanted) {
            switch (event) {
                case SessionEvent.AnnouncementsWanted it -> {
                    Talk.Told told = new Talk.Told(TEST, HopCount.ZERO);
                    wanted.addAll(talk.replay(it.stream(), List.of(told), 0));
                }
                case SessionEvent.TrackAsked it ->
                        wanted.addAll(talk.trackInfo(it.stream(), TrackInfo.DEFAULT, 0));
                case SessionEvent.SubscribeRequested it -> {
                    wanted.addAll(talk.accept(it.stream(), TrackInfo.DEFAULT, 0));
                    subscriptions.add(it.id());
                }
                case SessionEvent _ -> {}
            }
        }

        void count() {
            counting = true;
        }

        boolean isAsked() {
            return !subscriptions.isEmpty();
        }

        @Override
        void ordered(Talk talk, List<SessionAction> wanted) {
            owed++;
            freed(talk, wanted);
        }

        @Override
        void freed(Talk talk, List<SessionAction> wanted) {
            next = counting ? Math.max(next, COUNTED) : next;
            while (owed > 0) {
                Optional<Talk.Group> opened = talk.openGroup(subscriptions.getFirst(), next, 0);
                if (opened.isEmpty()) {
                    return;
                }
                wanted.addAll(opened.get().actions());
                send(talk, opened.get().stream(), wanted);
                owed--;
                next++;
            }
        }

        private void send(Talk talk, long stream, List<SessionAction> wanted) {
            for (int i = 0; i < FRAMES; i++) {
                wanted.addAll(talk.frame(stream, OptionalLong.of(next), frame(next, i), 0));
            }
            wanted.addAll(talk.endGroup(stream));
        }
    }

    private static final class Gauge extends SessionEndpoint {
        /// Groups that are here whole, from [SoakTest#COUNTED] on, which is its bit 0.
        private final BitSet whole = new BitSet();

        private volatile boolean began;
        private final AtomicReference<String> fault = new AtomicReference<>("");
        private final ConcurrentSkipListMap<Long, Integer> frames = new ConcurrentSkipListMap<>();

        Gauge(int number) {
            super("sub" + number, "B", WIRE);
        }

        @Override
        void happened(SessionEvent event, Talk talk, List<SessionAction> wanted) {
            switch (event) {
                case SessionEvent.Ready _ -> wanted.addAll(talk.askAnnouncements(TEST, 0));
                case SessionEvent.Announced _ ->
                        wanted.addAll(talk.subscribe(0, TEST, TRACK, Demand.of(100), 0));
                case SessionEvent.GroupBegan it -> {
                    began = true;
                }
                case SessionEvent.FrameArrived it -> {
                    int index = frames.merge(it.sequence(), 1, Integer::sum) - 1;
                    if (!it.payload().equals(frame(it.sequence(), index))) {
                        fault.set("frame " + index + " of group " + it.sequence() + " differs");
                    }
                }
                case SessionEvent.GroupEnded it -> {
                    Integer got = frames.remove(it.sequence());
                    if (!it.clean() || got == null || got != FRAMES) {
                        fault.set("group " + it.sequence() + " ended with " + got + " frames");
                    }
                    if (it.sequence() >= COUNTED) {
                        synchronized (whole) {
                            whole.set((int) (it.sequence() - COUNTED));
                        }
                    }
                }
                case SessionEvent.GroupsDropped it ->
                        fault.set("group " + it.start() + " was dropped with " + it.code());
                case SessionEvent.Ended it -> fault.set("the track ended with " + it.code());
                case SessionEvent _ -> {}
            }
        }

        long arrived() {
            synchronized (whole) {
                return whole.cardinality();
            }
        }

        /// The first group that has not arrived.
        long gap() {
            synchronized (whole) {
                return COUNTED + whole.nextClearBit(0);
            }
        }

        @Override
        void ordered(Talk talk, List<SessionAction> wanted) {}
    }

    private static Relay relay(String name, long origin, List<RelayConfig.Target> dials) {
        Gossip202605 policy = new Gossip202605();
        Terms terms = new Terms(new Origin(origin), List.of(), false);
        return new Relay(new RelayConfig(name, policy, policy.timings(), terms, dials));
    }

    private static void order(Bench bench, String name) {
        bench.endpoint(name).order(RelayInput.Order.START, () -> {});
    }

    /// Fails when nothing has moved for long, or somebody is out.
    private static final class Watch {
        private final Bench bench;
        private final Flood pub;
        private final List<Gauge> subscribers;
        private long moved = System.nanoTime();
        private long seen = -1;

        Watch(Bench bench, Flood pub, List<Gauge> subscribers) {
            this.bench = bench;
            this.pub = pub;
            this.subscribers = subscribers;
        }

        void look(long progress) {
            assertEquals("", pub.over(), pub.name());
            for (Gauge subscriber : subscribers) {
                String fault = subscriber.fault.get() + subscriber.over();
                assertEquals("", fault, () -> subscriber.name() + " " + bench.told());
            }
            if (progress != seen) {
                seen = progress;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STUCK || Thread.interrupted()) {
                fail("stuck at " + progress + "\n" + state());
            }
        }

        /// Who lacks most, and every connection that groups are still under way on.
        private String state() {
            long most = subscribers.stream().mapToLong(Gauge::arrived).max().orElseThrow();
            StringBuilder state = new StringBuilder("most have " + most + '\n');
            for (Gauge subscriber : subscribers) {
                if (subscriber.arrived() < most || !subscriber.frames.isEmpty()) {
                    state.append(subscriber.name()).append(" has ").append(subscriber.arrived());
                    state.append(", lacks first ").append(subscriber.gap());
                    state.append(", parts of ").append(subscriber.frames).append('\n');
                    state.append(bench.state(subscriber.name()));
                }
            }
            for (String name : List.of("pub", "A", "B")) {
                bench.state(name)
                        .lines()
                        .filter(line -> line.contains("UNI") || !name.equals("B"))
                        .forEach(line -> state.append(line).append('\n'));
            }
            return state.toString();
        }
    }

    /// Sends groups until everyone hears them.
    private static void gather(Bench bench, Flood pub, List<Gauge> subscribers) {
        Watch watch = new Watch(bench, pub, subscribers);
        long present = 0;
        for (int sent = 0; present < subscribers.size(); ) {
            if (pub.isAsked() && sent < COUNTED) {
                order(bench, "pub");
                sent++;
            }
            LockSupport.parkNanos(10 * Durations.MILLI);
            present = subscribers.stream().filter(s -> s.began).count();
            watch.look(present);
        }
        pub.count();
    }

    /// Sends groups until that many have arrived everywhere.
    private static void flood(Bench bench, Flood pub, List<Gauge> subscribers, long from, long to) {
        Watch watch = new Watch(bench, pub, subscribers);
        long sent = from;
        long arrived = from;
        while (arrived < to) {
            if (sent < to && sent - arrived < AHEAD) {
                order(bench, "pub");
                sent++;
            } else {
                LockSupport.parkNanos(Durations.MILLI / 10);
            }
            watch.look(subscribers.stream().mapToLong(Gauge::arrived).sum());
            arrived = subscribers.stream().mapToLong(Gauge::arrived).min().orElseThrow();
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /// Streams open on every connection, at both ends.
    private static List<Integer> streams(Bench bench, List<String> names) {
        List<Integer> streams = new ArrayList<>();
        for (String name : names) {
            for (long session = 1; session <= names.size(); session++) {
                bench.openStreams(name, new SessionId(session)).ifPresent(streams::add);
            }
        }
        return streams;
    }

    /// Streams open once nothing ends any more.
    private static List<Integer> calm(Bench bench, List<String> names) {
        List<Integer> streams = List.of();
        for (int same = 0; same < 20; same++) {
            List<Integer> now = streams(bench, names);
            same = now.equals(streams) ? same : 0;
            streams = now;
            LockSupport.parkNanos(20 * Durations.MILLI);
        }
        return streams;
    }

    @Test
    void a_hundred_megabytes_arrive_octet_for_octet_at_twenty_and_leave_nothing_behind() {
        Tuning scarce = new Tuning(60 * Durations.SECOND, 5 * Durations.SECOND, 64);
        try (Bench bench = Bench.forgetful(scarce)) {
            RelayConfig.Target a = new RelayConfig.Target("A", WIRE, List.of());
            bench.run(relay("A", 1, List.of()));
            bench.run(relay("B", 2, List.of(a)));
            Flood pub = new Flood();
            bench.run(pub);
            List<Gauge> subscribers = new ArrayList<>();
            List<String> names = new ArrayList<>(List.of("A", "B", "pub"));
            for (int i = 1; i <= SUBSCRIBERS; i++) {
                Gauge subscriber = new Gauge(i);
                subscribers.add(subscriber);
                names.add(subscriber.name());
                bench.run(subscriber);
            }
            names.forEach(name -> order(bench, name));
            gather(bench, pub, subscribers);
            flood(bench, pub, subscribers, 0, WARM_UP);
            List<Integer> streams = calm(bench, names);
            long heap = heap();
            long direct = direct();

            flood(bench, pub, subscribers, WARM_UP, WARM_UP + GROUPS);
            assertEquals(streams, calm(bench, names));
            long moreHeap = heap() - heap;
            long moreDirect = direct() - direct;
            System.out.printf(
                    "100 MB to %d: %d octets of heap and %d of direct memory more than before%n",
                    SUBSCRIBERS, moreHeap, moreDirect);
            assertTrue(moreHeap < SLACK, moreHeap + " octets of heap more than before");
            assertTrue(moreDirect < SLACK, moreDirect + " octets outside it more than before");
        }
    }
}
