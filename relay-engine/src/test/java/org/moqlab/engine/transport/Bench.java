package org.moqlab.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.SessionOpened;

/// A few scripted endpoints on real sockets of this machine.
final class Bench implements AutoCloseable {
    /// Times nobody runs into by accident.
    static final Tuning PATIENT =
            new Tuning(60 * Durations.SECOND, 4 * Durations.SECOND, Tuning.MAX_STREAMS);

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Map<String, LiveEndpoint> endpoints = new ConcurrentHashMap<>();
    private final Map<String, EventLoop> loops = new ConcurrentHashMap<>();
    private final long start = System.nanoTime();
    private final Tuning tuning;

    /// Who listens where.
    final Directory directory = new Directory();

    /// What was told to the observers, one line each.
    final List<String> told = new CopyOnWriteArrayList<>();

    Bench(Tuning tuning) {
        this.tuning = tuning;
    }

    /// Runs an endpoint that listens.
    Script add(Script script) {
        return add(script, tuning);
    }

    Script add(Script script, Tuning own) {
        EventLoop loop = group.next();
        LiveEndpoint.Surroundings around =
                new LiveEndpoint.Surroundings(
                        loop,
                        () -> System.nanoTime() - start,
                        directory,
                        own,
                        new Told(script.name()));
        LiveEndpoint endpoint = new LiveEndpoint(script, around);
        endpoints.put(script.name(), endpoint);
        loops.put(script.name(), loop);
        Identity identity = Certificates.selfSigned(script.name());
        Channel udp = QuicListener.bind(loop, 0).syncUninterruptibly().channel();
        directory.list(
                script.name(),
                new Directory.Place(
                        (InetSocketAddress) udp.localAddress(), identity.fingerprint()));
        endpoint.listen(udp, identity);
        return script;
    }

    LiveEndpoint endpoint(String name) {
        return Objects.requireNonNull(endpoints.get(name));
    }

    /// Has an endpoint do something now.
    void act(Script script, RelayAction... actions) {
        script.plan(List.of(actions));
        endpoint(script.name()).order(RelayInput.Order.START, () -> {});
    }

    /// Makes a new connection and waits until both ends know of it and of their credit.
    SessionId connect(Script dialer, Script acceptor) {
        int before = dialer.heard(SessionOpened.class).size();
        act(dialer, new RelayAction.Dial(acceptor.name(), "moq-lite-03"));
        SessionId session =
                dialer.await(
                                () ->
                                        dialer.heard(SessionOpened.class).stream()
                                                .skip(before)
                                                .findFirst(),
                                "a new connection")
                        .session();
        acceptor.await(SessionOpened.class, up -> up.session().equals(session));
        for (Script end : List.of(dialer, acceptor)) {
            for (StreamKind kind : StreamKind.values()) {
                end.await(
                        RelayInput.StreamCredit.class,
                        more -> more.session().equals(session) && more.kind() == kind);
            }
        }
        return session;
    }

    /// Streams of a connection that are remembered at one end: by its adapter, and by Netty.
    List<Integer> streams(Script end, SessionId session) {
        LiveEndpoint endpoint = endpoint(end.name());
        return Objects.requireNonNull(loops.get(end.name()))
                .submit(() -> {
                    ConnectionAdapter connection =
                            endpoint.connections().connection(session).orElseThrow();
                    return List.of(
                            connection.streams(),
                            QuicheInternals.INSTANCE.streams(connection.quic()));
                })
                .syncUninterruptibly()
                .getNow();
    }

    /// Waits until no stream of a connection is remembered at one end.
    void awaitNoStreams(Script end, SessionId session) {
        long patience = System.currentTimeMillis() + Script.PATIENCE_MS;
        List<Integer> left = streams(end, session);
        while (!left.equals(List.of(0, 0))) {
            if (System.currentTimeMillis() > patience) {
                throw new AssertionError(end.name() + " remembers streams " + left);
            }
            LockSupport.parkNanos(Durations.MILLI);
            left = streams(end, session);
        }
    }

    @Override
    public void close() {
        endpoints.values().forEach(endpoint -> endpoint.kill().awaitUninterruptibly());
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Told implements Observer {
        private final String name;

        Told(String name) {
            this.name = name;
        }

        @Override
        public boolean note(long now, RelayAction.Note note) {
            told.add(name + " notes " + note.body());
            return true;
        }

        @Override
        public void dialling(long now, SessionId session, String peer) {
            told.add(name + " dials " + peer + " as " + session);
        }

        @Override
        public void dialFailed(SessionId session) {
            told.add(name + " failed to dial as " + session);
        }

        @Override
        public void ended(long now, String reason) {
            told.add(name + " ended: " + reason);
        }
    }
}
