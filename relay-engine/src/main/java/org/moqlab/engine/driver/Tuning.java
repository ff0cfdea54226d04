package org.moqlab.engine.driver;

import org.moqlab.engine.mesh.Knobs;
import org.moqlab.engine.routing.Timings;

/// Times and limits of every connection of a mesh, the same in both drivers.
///
/// @param idleTimeout silence after which a connection is given up, ns; also how long a dial tries
/// @param keepAlive quiet time after which an end sends something to be heard, ns
/// @param maxStreams streams of each kind a peer may have open at once
public record Tuning(long idleTimeout, long keepAlive, long maxStreams) {
    /// Streams of each kind a relay lets its peers have open at once (WIRE §1.3).
    public static final long MAX_STREAMS = 10_000;

    /// Octets a peer may send ahead on one stream.
    public static final long STREAM_DATA = 4L << 20;

    /// Octets a peer may send ahead on one connection.
    public static final long CONNECTION_DATA = 64L << 20;

    /// Octets the machine may have handed over on one stream that QUIC has not taken yet.
    public static final long WINDOW = 64L << 10;

    /// Streams whose rest an end refuses by STOP_SENDING in the life of a connection. With some
    /// QUIC stacks each costs the peer one stream of its credit for ever, so later ones are read
    /// and thrown away.
    public static final int MAX_STOPS = 2_000;

    /// Octets of the longest datagram that is sent; longer ones are lost.
    public static final int MAX_DATAGRAM = 1_200;

    /// One-way latency between a client and its relay, ns.
    public static final long CLIENT_LATENCY = 1_000_000L;

    /// What a policy and a scenario ask for. A short idle timeout pulls the policy's keep-alive
    /// down with it, but not one the scenario names: a mesh may be meant to lose its sessions.
    ///
    /// @param timings with the knobs applied
    public static Tuning of(Timings timings, Knobs knobs) {
        long idle = timings.idleTimeout();
        long keepAlive =
                knobs.keepAlive().orElseGet(() -> Math.min(timings.keepAlive(), idle / 5 * 2));
        return new Tuning(idle, keepAlive, MAX_STREAMS);
    }

    /// Whether connections on which nothing is said end at their idle timeout.
    public boolean isMute() {
        return keepAlive >= idleTimeout;
    }
}
