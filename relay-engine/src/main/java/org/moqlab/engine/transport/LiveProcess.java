package org.moqlab.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.quic.Quic;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayInput;

/// One relay or client of the lab in the real world, outside any mesh: it listens where it is told
/// to, dials whoever it is told of by URL, and runs until it is closed. Safe to use from any
/// thread.
public final class LiveProcess implements AutoCloseable {
    /// How long closing waits for sockets and threads, ms.
    static final long CLOSE_PATIENCE = 5_000;

    /// How long who looks waits for the event loop, ms.
    static final long LOOK_PATIENCE = 1_000;

    /// Whom a dial reaches.
    ///
    /// @param host name or numeric address
    /// @param own what to show when a certificate is asked for; empty for nothing
    /// @param serverName name to ask for in TLS instead of the host; empty for the host
    public record Callee(
            String host,
            int port,
            Trust trust,
            Optional<Identity> own,
            Optional<String> serverName) {
        /// One that is asked for by the name of its host.
        public Callee(String host, int port, Trust trust, Optional<Identity> own) {
            this(host, port, trust, own, Optional.empty());
        }

        Directory.Place place() {
            return new Directory.Place(InetSocketAddress.createUnresolved(host, port), trust, own)
                    .named(serverName);
        }
    }

    /// What there is to listen with.
    ///
    /// @param places where
    /// @param identity what is shown there
    /// @param admission judges who comes
    /// @param authorities callers over WebTransport with a certificate signed by one of these may
    ///   do everything; one signed by somebody else gets no connection. None asks for no
    ///   certificate
    public record Listening(
            List<InetSocketAddress> places,
            Identity identity,
            Admission admission,
            List<X509Certificate> authorities) {
        /// What there is where everybody comes as nobody.
        public Listening(List<InetSocketAddress> places, Identity identity) {
            this(places, identity, Admission.OPEN, List.of());
        }

        /// Creates the value; the lists are copied.
        public Listening {
            places = List.copyOf(places);
            authorities = List.copyOf(authorities);
        }
    }

    private final EventLoopGroup loops;
    private final LiveEndpoint endpoint;
    private final List<InetSocketAddress> places;
    private final LiveDetails details = new LiveDetails(this::now);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long start;

    private LiveProcess(
            Endpoint machine,
            Tuning tuning,
            Optional<Listening> listening,
            Function<String, Optional<Callee>> peers,
            Function<LiveProcess, Observer> observer) {
        this.start = System.nanoTime();
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("moqlab-process", true),
                        NioIoHandler.newFactory());
        try {
            Admission admission = listening.map(Listening::admission).orElse(Admission.OPEN);
            List<X509Certificate> signers = listening.map(Listening::authorities).orElse(List.of());
            Equipment equipment = Equipment.of(tuning).judging(admission, signers);
            Directory directory = new Directory(equipment.keys());
            directory.find(peer -> peers.apply(peer).map(Callee::place));
            this.endpoint =
                    new LiveEndpoint(
                            machine,
                            new LiveEndpoint.Surroundings(
                                    loops.next(),
                                    this::now,
                                    directory,
                                    Network.immediate(),
                                    equipment,
                                    observer.apply(this)));
            this.places = listening.map(this::listen).orElse(List.of());
        } catch (RuntimeException e) {
            stopThreads();
            throw e;
        }
    }

    /// Starts an endpoint; it listens when this returns, and has been told to begin.
    ///
    /// @param listening empty for an endpoint that only dials
    /// @param peers where those are that the endpoint dials, by the names it has for them
    /// @param observer is told what it does, on its event loop
    /// @throws UnsupportedOperationException when QUIC is not available on this machine
    /// @throws ChannelException when a socket cannot be bound; the message says which and why
    public static LiveProcess start(
            Endpoint machine,
            Tuning tuning,
            Optional<Listening> listening,
            Function<String, Optional<Callee>> peers,
            Function<LiveProcess, Observer> observer) {
        if (!Quic.isAvailable()) {
            throw new UnsupportedOperationException(
                    "QUIC needs its native library, which does not load here",
                    Quic.unavailabilityCause());
        }
        LiveProcess process = new LiveProcess(machine, tuning, listening, peers, observer);
        process.order(RelayInput.Order.START);
        return process;
    }

    private List<InetSocketAddress> listen(Listening listening) {
        List<Channel> sockets = new ArrayList<>();
        for (InetSocketAddress place : listening.places()) {
            sockets.add(bound(place));
        }
        sockets.forEach(udp -> endpoint.listen(udp, listening.identity()));
        return sockets.stream().map(udp -> (InetSocketAddress) udp.localAddress()).toList();
    }

    private Channel bound(InetSocketAddress place) {
        ChannelFuture socket = QuicListener.bind(loops.next(), place).awaitUninterruptibly();
        Throwable failed = socket.cause();
        if (failed instanceof BindException) {
            throw new ChannelException(notBound(place, failed), failed);
        }
        return socket.syncUninterruptibly().channel();
    }

    /// Which port it is, and who might hold it: the system does not tell that, its tools do.
    private static String notBound(InetSocketAddress place, Throwable failed) {
        String where = place.getHostString() + ":" + place.getPort();
        return "UDP %s cannot be bound: %s. ".formatted(where, failed.getMessage())
                + "If it is in use, then by a relay that runs already or ended just now: "
                + "`ss -lunp` or `lsof -nP -iUDP:%d` tells".formatted(place.getPort());
    }

    /// Where it listens, ports filled in.
    public List<InetSocketAddress> places() {
        return places;
    }

    /// Time since its start, ns.
    public long now() {
        return System.nanoTime() - start;
    }

    /// Gives the endpoint an order; nothing comes of it once this is closed.
    public void order(RelayInput.Order order) {
        if (!closed.get()) {
            endpoint.order(order, () -> {});
        }
    }

    /// What was last known of one of its sessions; asks anew, so that the next call knows it. Empty
    /// at first, and once the session is over.
    public Optional<SessionDetail> detail(String endpointName, long session) {
        return details.of(endpoint, endpointName, session);
    }

    /// Has its event loop look at the endpoint, and waits for what it sees.
    ///
    /// @param what looks; changes nothing
    /// @return empty when it does not come to it in [#LOOK_PATIENCE], or has ended
    public <T> Optional<T> look(Supplier<T> what) {
        CompletableFuture<T> seen = new CompletableFuture<>();
        endpoint.look(() -> seen.complete(what.get()));
        try {
            return Optional.of(seen.get(LOOK_PATIENCE, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Ends it in order: every session is closed, then the sockets are.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        CountDownLatch said = new CountDownLatch(1);
        endpoint.order(RelayInput.Order.CLOSE, said::countDown);
        try {
            var _ = said.await(CLOSE_PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        endpoint.end().awaitUninterruptibly(CLOSE_PATIENCE);
        stopThreads();
    }

    /// Ends it without a word, as `kill -9` does a process.
    public void kill() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        endpoint.kill().awaitUninterruptibly(CLOSE_PATIENCE);
        stopThreads();
    }

    private void stopThreads() {
        loops.shutdownGracefully(0, CLOSE_PATIENCE, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_PATIENCE);
    }
}
