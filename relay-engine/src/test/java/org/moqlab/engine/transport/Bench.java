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
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// A few scripted endpoints on real sockets of this machine.
final class Bench implements Rig {
    private static final long PATIENCE_MS = 30_000;

    /// How often a condition is looked at that no input announces.
    private static final long LOOK_MS = 5;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Map<String, LiveEndpoint> endpoints = new ConcurrentHashMap<>();
    private final Map<String, EventLoop> loops = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();
    private final Equipment equipment;

    /// Who listens where.
    final Directory directory;

    Bench(Tuning tuning) {
        this(Equipment.of(tuning));
    }

    Bench(Equipment equipment) {
        this.equipment = equipment;
        this.directory = new Directory(equipment.keys());
    }

    @Override
    public Script add(Script script) {
        script.patience(Bench::untilTired);
        run(script);
        return script;
    }

    @Override
    public void run(Endpoint machine) {
        EventLoop loop = group.next();
        LiveEndpoint.Surroundings around =
                new LiveEndpoint.Surroundings(
                        loop,
                        () -> System.nanoTime() - start,
                        directory,
                        equipment,
                        new Told(machine.name()));
        LiveEndpoint endpoint = new LiveEndpoint(machine, around);
        endpoints.put(machine.name(), endpoint);
        loops.put(machine.name(), loop);
        Identity identity = Certificates.selfSigned(machine.name());
        Channel udp = QuicListener.bind(loop, 0).syncUninterruptibly().channel();
        directory.list(
                machine.name(),
                new Directory.Place(
                        (InetSocketAddress) udp.localAddress(), identity.fingerprint()));
        endpoint.listen(udp, identity);
    }

    private static Script.Patience untilTired() {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        return script -> {
            synchronized (script) {
                script.wait(LOOK_MS);
            }
            return System.currentTimeMillis() < end;
        };
    }

    LiveEndpoint endpoint(String name) {
        return Objects.requireNonNull(endpoints.get(name));
    }

    @Override
    public void act(Script script, RelayAction... actions) {
        script.plan(List.of(actions));
        endpoint(script.name()).order(RelayInput.Order.START, () -> {});
    }

    @Override
    public void kill(Script script) {
        endpoint(script.name()).kill().awaitUninterruptibly();
    }

    @Override
    public List<String> told() {
        return told;
    }

    /// Streams as the adapter of the connection remembers them, and as Netty does.
    @Override
    public List<Integer> streams(Script end, SessionId session) {
        LiveEndpoint endpoint = endpoint(end.name());
        return Objects.requireNonNull(loops.get(end.name()))
                .submit(() -> {
                    ConnectionAdapter connection =
                            endpoint.connections().connection(session).orElseThrow();
                    return List.of(
                            connection.streams().size(),
                            QuicheInternals.INSTANCE.streams(connection.quic()));
                })
                .syncUninterruptibly()
                .getNow();
    }

    /// Netty does not tell it.
    @Override
    public OptionalLong stopCode(long code) {
        return OptionalLong.empty();
    }

    @Override
    public void pass(long time) {
        group.schedule(() -> {}, time, TimeUnit.NANOSECONDS).syncUninterruptibly();
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
