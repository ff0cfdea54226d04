package org.moqlab.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.SessionOpened;

/// A few scripted endpoints on real sockets of this machine.
final class Bench implements AutoCloseable {
    /// Times nobody runs into by accident.
    static final Tuning PATIENT = new Tuning(60 * Durations.SECOND, 4 * Durations.SECOND);

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Map<String, LiveEndpoint> endpoints = new ConcurrentHashMap<>();
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
        return endpoints.get(name);
    }

    /// Has an endpoint do something now.
    void act(Script script, RelayAction... actions) {
        script.plan(List.of(actions));
        endpoints.get(script.name()).order(RelayInput.Order.START);
    }

    /// Connects two endpoints and waits until both know.
    SessionId connect(Script dialer, Script acceptor) {
        act(dialer, new RelayAction.Dial(acceptor.name(), "moq-lite-03"));
        SessionId session =
                dialer.await(SessionOpened.class, up -> up.peer().equals(acceptor.name()))
                        .session();
        acceptor.await(SessionOpened.class, up -> up.session().equals(session));
        dialer.await(RelayInput.StreamCredit.class, more -> more.session().equals(session));
        acceptor.await(RelayInput.StreamCredit.class, more -> more.session().equals(session));
        return session;
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
