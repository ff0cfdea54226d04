package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicCodecBuilder;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.routing.Timings;

/// Times and limits of every connection of a mesh.
///
/// @param idleTimeout silence after which a connection is given up, ns; also how long a dial tries
/// @param keepAlive quiet time after which this end sends a datagram, ns
/// @param maxStreams streams of each kind a peer may have open at once
record Tuning(long idleTimeout, long keepAlive, long maxStreams) {
    /// Streams of each kind a relay lets its peers have open at once (WIRE §1.3).
    static final long MAX_STREAMS = 10_000;

    /// Octets a peer may send ahead on one stream.
    static final long STREAM_DATA = 4L << 20;

    /// Octets a peer may send ahead on one connection.
    static final long CONNECTION_DATA = 64L << 20;

    /// Octets the machine may have handed over on one stream that QUIC has not taken yet.
    static final long WINDOW = 64L << 10;

    /// Datagrams waiting in either direction of a connection; more are lost.
    static final int DATAGRAMS = 256;

    private static final int UDP_PAYLOAD = 1_452;

    /// What a policy and a scenario ask for. A short idle timeout pulls the policy's keep-alive
    /// down with it, but not one the scenario names: a mesh may be meant to lose its sessions.
    ///
    /// @param timings with the knobs applied
    static Tuning of(Timings timings, Scenario.Knobs knobs) {
        long idle = timings.idleTimeout();
        long keepAlive =
                knobs.keepAlive().orElseGet(() -> Math.min(timings.keepAlive(), idle / 5 * 2));
        return new Tuning(idle, keepAlive, MAX_STREAMS);
    }

    /// The idle timeout as QUIC carries it.
    int idleMillis() {
        return Math.clamp(idleTimeout / Durations.MILLI, 1, Integer.MAX_VALUE);
    }

    <B extends QuicCodecBuilder<B>> B applyTo(B builder) {
        return builder.maxIdleTimeout(idleMillis(), TimeUnit.MILLISECONDS)
                .initialMaxData(CONNECTION_DATA)
                .initialMaxStreamDataBidirectionalLocal(STREAM_DATA)
                .initialMaxStreamDataBidirectionalRemote(STREAM_DATA)
                .initialMaxStreamDataUnidirectional(STREAM_DATA)
                .initialMaxStreamsBidirectional(maxStreams)
                .initialMaxStreamsUnidirectional(maxStreams)
                .datagram(DATAGRAMS, DATAGRAMS)
                .maxRecvUdpPayloadSize(UDP_PAYLOAD)
                .maxSendUdpPayloadSize(UDP_PAYLOAD)
                .activeMigration(false);
    }
}
