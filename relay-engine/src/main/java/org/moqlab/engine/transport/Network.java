package org.moqlab.engine.transport;

import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Topology;

/// What lies between the endpoints of a live mesh: whose sockets are where, how long the ways take
/// by the scenario, and what is wrong with them now. One a mesh; safe to use from any thread.
final class Network {
    /// How long a port is known to be somebody's after the socket is closed, ms: what it sent
    /// before is read by then.
    static final long AFTERLIFE_MS = 1_000;

    /// Whoever is not of the mesh.
    static final String STRANGER = "";

    /// How long a way takes when nothing is wrong with it.
    ///
    /// @param latency ns
    /// @param jitter largest further time, ns, uniform
    record Length(long latency, long jitter) {
        static final Length NONE = new Length(0, 0);
    }

    /// A socket of an endpoint; two sockets are never the same, even of one endpoint at one port.
    static final class Socket {
        private final String owner;

        Socket(String owner) {
            this.owner = owner;
        }
    }

    private final Topology topology;
    private final long clientLatency;
    private final long seed;
    private final Map<SocketAddress, Socket> sockets = new ConcurrentHashMap<>();
    private final AtomicReference<Conditions> conditions = new AtomicReference<>(Conditions.NONE);

    /// A network nothing is wrong with.
    ///
    /// @param clientLatency of the way between two of which one is no relay, ns
    /// @param seed of all chance
    Network(Topology topology, long clientLatency, long seed) {
        this.topology = topology;
        this.clientLatency = clientLatency;
        this.seed = seed;
    }

    /// The network of a scenario.
    static Network of(Topology topology, long seed) {
        return new Network(topology, Tuning.CLIENT_LATENCY, seed);
    }

    /// A network that takes no time of its own.
    static Network immediate() {
        return new Network(new Topology(Topology.Shape.FULL, List.of(), 1, 0, 0), 0, 0);
    }

    /// An endpoint has bound a socket.
    void bound(SocketAddress address, Socket socket) {
        sockets.put(address, socket);
    }

    /// Forgets a socket that was closed a while ago, unless its port is another's by now.
    void forget(SocketAddress address, Socket socket) {
        sockets.remove(address, socket);
    }

    /// Name of the endpoint that sends from there; [#STRANGER] when it is none of the mesh.
    String at(SocketAddress address) {
        Socket socket = sockets.get(address);
        return socket == null ? STRANGER : socket.owner;
    }

    /// How long the way from one endpoint to another takes.
    Length length(String from, String to) {
        if (from.equals(STRANGER)) {
            return Length.NONE;
        }
        List<String> relays = topology.relays();
        return relays.contains(from) && relays.contains(to)
                ? new Length(topology.latency(), topology.jitter())
                : new Length(clientLatency, 0);
    }

    /// What is wrong now.
    Conditions conditions() {
        return conditions.get();
    }

    /// From now on this is wrong. Endpoints see it with the next datagram, or when they are told.
    void conditions(Conditions now) {
        conditions.set(now);
    }

    /// The chance of a way, the same for every run of a seed.
    SplittableRandom chance(String from, String to) {
        return new SplittableRandom(
                seed ^ ((long) from.hashCode() << Integer.SIZE | to.hashCode()));
    }
}
