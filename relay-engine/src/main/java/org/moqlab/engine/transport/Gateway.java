package org.moqlab.engine.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Conditions;

/// Where datagrams of the network come in to one endpoint: what its sockets have read waits here
/// for as long as its way takes, or gets lost. It stands at the receiving end because what is under
/// way outlives its sender, and only its sender. Confined to the endpoint's event loop.
final class Gateway {
    /// Octets of memory that datagrams on all ways together may take; more are lost.
    static final int MAX_OCTETS = 4 * Way.MAX_OCTETS;

    /// Datagrams handed over in one go before others on the event loop get their turn.
    static final int MAX_BURST = 256;

    private final String name;
    private final EventLoop loop;
    private final Network network;
    private final LongSupplier clock;
    private final Map<String, Way> ways = new TreeMap<>();
    private final Set<ChannelHandlerContext> sockets = new LinkedHashSet<>();
    private final PriorityQueue<Parcel> underWay = new PriorityQueue<>();
    private Conditions conditions = Conditions.NONE;
    private long numbers;
    private int octets;
    private boolean frozen;
    private long armed;
    private @Nullable Future<?> timer;

    /// The gateway of an endpoint without sockets.
    Gateway(String name, EventLoop loop, Network network) {
        this(name, loop, network, System::nanoTime);
    }

    /// @param clock ns; differences count, so that it may wrap
    Gateway(String name, EventLoop loop, Network network, LongSupplier clock) {
        this.name = name;
        this.loop = loop;
        this.network = network;
        this.clock = clock;
    }

    /// What stands in the pipeline of one socket, below QUIC.
    Shim shim() {
        return new Shim(this, network, new Network.Socket(name));
    }

    /// Reads a socket unless the endpoint stands still.
    void opened(ChannelHandlerContext socket) {
        sockets.add(socket);
        socket.channel().config().setAutoRead(!frozen);
    }

    /// A socket is closed: what was under way to it is lost.
    void closed(ChannelHandlerContext socket) {
        sockets.remove(socket);
        for (Way way : ways.values()) {
            way.release().forEach(parcel -> stop(parcel, socket));
        }
        take(parcel -> parcel.to().equals(socket)).forEach(this::lose);
        arm();
    }

    private void stop(Parcel held, ChannelHandlerContext socket) {
        if (held.to().equals(socket)) {
            lose(held);
        } else {
            held.way().hold(held);
        }
    }

    /// A datagram was read.
    void read(ChannelHandlerContext socket, DatagramPacket packet) {
        refresh();
        Way way = way(packet.sender());
        if (way.loses()) {
            packet.release();
            return;
        }
        long time = way.time();
        boolean held = way.condition().held();
        if (time == 0 && way.isEmpty() && !held && !frozen) {
            socket.fireChannelRead(packet);
            return;
        }
        Parcel parcel = new Parcel(way, socket, packet, clock.getAsLong() + time, numbers++);
        if (!way.takes(parcel.size()) || octets + parcel.size() > MAX_OCTETS) {
            packet.release();
            return;
        }
        way.entered(parcel);
        octets += parcel.size();
        if (held) {
            way.hold(parcel);
        } else {
            underWay.add(parcel);
            arm();
        }
    }

    private Way way(SocketAddress sender) {
        return ways.computeIfAbsent(network.at(sender), this::way);
    }

    private Way way(String sender) {
        Way way = new Way(network.length(sender, name), network.chance(sender, name));
        way.condition(conditions.of(sender, name));
        return way;
    }

    /// Looks at what is wrong now: what is under way on a way that is cut is lost, or held on one
    /// that is held; what is held no longer goes on.
    void refresh() {
        Conditions now = network.conditions();
        if (now.equals(conditions)) {
            return;
        }
        conditions = now;
        ways.forEach((sender, way) -> change(way, now.of(sender, name)));
        arm();
    }

    private void change(Way way, Conditions.Condition now) {
        boolean blocked = now.cut() || now.held();
        List<Parcel> stopped = new ArrayList<>(way.release());
        if (blocked) {
            stopped.addAll(0, take(parcel -> parcel.way() == way));
        }
        way.condition(now);
        if (now.cut()) {
            stopped.forEach(this::lose);
        } else if (now.held()) {
            stopped.forEach(way::hold);
        } else {
            goOn(stopped);
        }
    }

    /// Nothing overtakes what was held before it.
    private void goOn(List<Parcel> released) {
        long at = clock.getAsLong();
        for (Parcel parcel : released) {
            at = Math.max(at, parcel.due());
            underWay.add(parcel.at(at, numbers++));
        }
    }

    /// Takes out what fits of all that is under way, in order of arrival.
    private List<Parcel> take(Predicate<Parcel> fits) {
        List<Parcel> taken = new ArrayList<>();
        for (Iterator<Parcel> all = underWay.iterator(); all.hasNext(); ) {
            Parcel next = all.next();
            if (fits.test(next)) {
                taken.add(next);
                all.remove();
            }
        }
        taken.sort(null);
        return taken;
    }

    private void lose(Parcel parcel) {
        leave(parcel);
        parcel.packet().release();
    }

    private void leave(Parcel parcel) {
        parcel.way().left(parcel);
        octets -= parcel.size();
    }

    private void arm() {
        Parcel next = underWay.peek();
        if (timer != null && (next == null || frozen || next.due() != armed)) {
            timer.cancel(false);
            timer = null;
        }
        if (timer == null && next != null && !frozen) {
            armed = next.due();
            long wait = Math.max(0, armed - clock.getAsLong());
            timer = loop.schedule(this::arrive, wait, TimeUnit.NANOSECONDS);
        }
    }

    /// Hands over what is due.
    private void arrive() {
        timer = null;
        refresh();
        Set<ChannelHandlerContext> reached = new LinkedHashSet<>();
        long now = clock.getAsLong();
        for (int i = 0; i < MAX_BURST && !frozen; i++) {
            Parcel next = underWay.peek();
            if (next == null || next.due() > now) {
                break;
            }
            leave(underWay.remove());
            reached.add(next.to());
            next.to().fireChannelRead(next.packet());
        }
        reached.forEach(ChannelHandlerContext::fireChannelReadComplete);
        arm();
    }

    /// Whether the endpoint stands still, so that it sends nothing.
    boolean isFrozen() {
        return frozen;
    }

    /// The endpoint stands still, or no longer: while it does, its sockets are not read, the system
    /// keeps what comes as far as its buffers go, and what was read already waits.
    void frozen(boolean still) {
        frozen = still;
        sockets.forEach(socket -> socket.channel().config().setAutoRead(!still));
        arm();
    }

    /// Forgets a closed socket's port once what it sent must have been read.
    void forgetLater(SocketAddress address, Network.Socket socket) {
        var _ =
                loop.schedule(
                        () -> network.forget(address, socket),
                        Network.AFTERLIFE_MS,
                        TimeUnit.MILLISECONDS);
    }
}
