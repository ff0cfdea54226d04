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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Rig;
import org.moqlab.engine.driver.Script;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.Offer;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;

/// A few scripted endpoints on real sockets of this machine.
final class Bench implements Rig {
    private static final long PATIENCE_MS = 30_000;

    /// How often a condition is looked at that no input announces.
    private static final long LOOK_MS = 5;

    /// The path that WebTransport sessions are opened at.
    private static final String PATH = "/room";

    /// What HTTP/3 has open for a session: the request, and a control stream of each end.
    private static final int HTTP3_STREAMS = 3;

    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Map<String, LiveEndpoint> endpoints = new ConcurrentHashMap<>();
    private final Map<String, EventLoop> loops = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();
    private final Equipment equipment;
    private final UnaryOperator<Offer> offers;
    private final int http3;
    private volatile boolean forgets;

    /// Who listens where.
    final Directory directory;

    /// What lies between the endpoints.
    final Network network;

    /// Endpoints that dial as they are told.
    Bench(Tuning tuning) {
        this(Equipment.of(tuning));
    }

    Bench(Equipment equipment) {
        this(equipment, UnaryOperator.identity(), 0, Network.immediate());
    }

    /// Endpoints with a network between them.
    Bench(Tuning tuning, Network network) {
        this(Equipment.of(tuning), UnaryOperator.identity(), 0, network);
    }

    /// Endpoints of whose notes only those are kept that say what was dropped, for runs that have
    /// too many.
    static Bench forgetful(Tuning tuning) {
        Bench bench = new Bench(tuning);
        bench.forgets = true;
        return bench;
    }

    private Bench(Equipment equipment, UnaryOperator<Offer> offers, int http3, Network network) {
        this.network = network;
        this.equipment = equipment;
        this.directory = new Directory(equipment.keys());
        this.offers = offers;
        this.http3 = http3;
    }

    /// Endpoints that dial with WebTransport where they are told to dial with QUIC. They let each
    /// other open one stream more of each kind, because HTTP/3 takes some.
    static Bench ofWebTransport(Tuning tuning) {
        Tuning more = new Tuning(tuning.idleTimeout(), tuning.keepAlive(), tuning.maxStreams() + 1);
        UnaryOperator<Offer> web = offer -> new Offer.WebTransport(PATH, List.of(offer.wanted()));
        return new Bench(Equipment.of(more), web, HTTP3_STREAMS, Network.immediate());
    }

    @Override
    public String path() {
        return http3 == 0 ? "" : PATH;
    }

    /// The acceptor opens no request.
    @Override
    public List<Long> credit(Role end, long allowed) {
        long bidi = http3 > 0 && end == Role.ACCEPTED ? allowed + 1 : allowed;
        return List.of(bidi, allowed);
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
                        network,
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

    static Script.Patience untilTired() {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        return script -> {
            synchronized (script) {
                script.wait(LOOK_MS);
            }
            return System.currentTimeMillis() < end;
        };
    }

    /// Something else is wrong from now on; done when every endpoint knows.
    void conditions(UnaryOperator<Conditions> change) {
        network.conditions(change.apply(network.conditions()));
        endpoints.keySet().forEach(name -> tell(name, LiveEndpoint::weather));
    }

    LiveEndpoint endpoint(String name) {
        return Objects.requireNonNull(endpoints.get(name));
    }

    @Override
    public void act(Script script, RelayAction... actions) {
        script.plan(Stream.of(actions).map(this::offering).toList());
        endpoint(script.name()).order(RelayInput.Order.START, () -> {});
    }

    private RelayAction offering(RelayAction action) {
        return action instanceof RelayAction.Dial(String peer, Offer offer)
                ? new RelayAction.Dial(peer, offers.apply(offer))
                : action;
    }

    @Override
    public void kill(Script script) {
        endpoint(script.name()).kill().awaitUninterruptibly();
    }

    @Override
    public List<String> told() {
        return told;
    }

    /// Streams of a connection that are not over at one end; empty when that end has none of that
    /// number.
    OptionalInt openStreams(String name, SessionId session) {
        return ask(
                name,
                () ->
                        endpoint(name).connections().connection(session).stream()
                                .mapToInt(c -> c.streams().size())
                                .findFirst());
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
                            QuicheInternals.INSTANCE.streams(connection.quic()) - http3);
                })
                .syncUninterruptibly()
                .getNow();
    }

    /// The first question brings the answer of its event loop about, the second one gets it.
    @Override
    public Optional<SessionDetail> detail(Script end, SessionId session) {
        LiveDetails details = new LiveDetails(() -> System.nanoTime() - start);
        return ask(
                end.name(),
                () -> {
                    var _ = details.of(endpoint(end.name()), end.name(), session.number());
                    return details.of(endpoint(end.name()), end.name(), session.number());
                });
    }

    /// Every connection of an endpoint in a line, for failures.
    String state(String name) {
        LiveDetails details = new LiveDetails(() -> System.nanoTime() - start);
        StringBuilder lines = new StringBuilder();
        for (long session = 1; session <= endpoints.size(); session++) {
            long number = session;
            var _ = ask(name, () -> details.of(endpoint(name), name, number));
            ask(name, () -> details.of(endpoint(name), name, number))
                    .ifPresent(detail -> lines.append(detail).append('\n'));
        }
        return lines.isEmpty() ? name + " has no connection\n" : lines.toString();
    }

    /// Has something done to an endpoint; returns when it is.
    void tell(String name, Consumer<LiveEndpoint> what) {
        ask(name, Executors.callable(() -> what.accept(endpoint(name))));
    }

    private <T> T ask(String name, Callable<T> question) {
        return Objects.requireNonNull(loops.get(name))
                .submit(question)
                .syncUninterruptibly()
                .getNow();
    }

    /// Connections an endpoint keeps.
    int connections(String name) {
        return ask(name, () -> endpoint(name).connections().all().size());
    }

    /// How many streams Netty keeps for an endpoint.
    int nettyStreams(String name) {
        return ask(
                name,
                () ->
                        endpoint(name).connections().all().stream()
                                .mapToInt(c -> QuicheInternals.INSTANCE.streams(c.quic()))
                                .sum());
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
            if (!forgets || note.body() instanceof EventBody.Dropped) {
                told.add(name + " notes " + note.body());
            }
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
