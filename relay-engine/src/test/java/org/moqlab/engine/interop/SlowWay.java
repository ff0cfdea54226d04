package org.moqlab.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.mesh.Durations;

/// A way from one process on this machine to another: packets take a while, up to a tenth more by
/// chance, and stay in order.
final class SlowWay implements AutoCloseable {
    private static final int MAX_PACKET = 65_535;

    private final InetSocketAddress end;
    private final long latency;
    private final Random chance;
    private final DatagramSocket entrance;
    private final Map<SocketAddress, DatagramSocket> back = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private long lastThere;
    private long lastBack;

    /// Opens a way to somebody's address.
    ///
    /// @param latency one way, ns
    SlowWay(InetSocketAddress end, long latency, long seed) {
        this.end = end;
        this.latency = latency;
        this.chance = new Random(seed);
        this.entrance = socket();
        Thread.ofVirtual().start(() -> listen(entrance, this::there));
    }

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it begins.
    int port() {
        return entrance.getLocalPort();
    }

    private interface Taker {
        void take(DatagramPacket packet);
    }

    private static void listen(DatagramSocket socket, Taker taker) {
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(new byte[MAX_PACKET], MAX_PACKET);
                socket.receive(packet);
                taker.take(packet);
            }
        } catch (IOException _) {
            socket.close();
        }
    }

    private void there(DatagramPacket packet) {
        SocketAddress from = packet.getSocketAddress();
        DatagramSocket exit = back.computeIfAbsent(from, this::exit);
        packet.setSocketAddress(end);
        later(exit, packet, true);
    }

    private DatagramSocket exit(SocketAddress from) {
        DatagramSocket exit = socket();
        Thread.ofVirtual()
                .start(() ->
                        listen(
                                exit,
                                packet -> {
                                    packet.setSocketAddress(from);
                                    later(entrance, packet, false);
                                }));
        return exit;
    }

    private synchronized void later(DatagramSocket by, DatagramPacket packet, boolean there) {
        long now = System.nanoTime();
        long at = now + latency + chance.nextLong(latency / 10 + 1);
        long ordered = Math.max(at, there ? lastThere : lastBack);
        if (there) {
            lastThere = ordered;
        } else {
            lastBack = ordered;
        }
        var _ = clock.schedule(() -> send(by, packet), ordered - now, TimeUnit.NANOSECONDS);
    }

    private static void send(DatagramSocket by, DatagramPacket packet) {
        try {
            by.send(packet);
        } catch (IOException _) {
            // Closed meanwhile, which loses what is under way.
            by.close();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        entrance.close();
        back.values().forEach(DatagramSocket::close);
    }

    /// A usual way: 5 ms.
    static SlowWay to(InetSocketAddress end, long seed) {
        return new SlowWay(end, 5 * Durations.MILLI, seed);
    }
}
