package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicCodecBuilder;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.mesh.Durations;

/// The lab's tuning as Netty's QUIC takes it.
final class QuicSettings {
    /// Datagrams waiting in either direction of a connection; more are lost.
    static final int DATAGRAMS = 256;

    private static final int UDP_PAYLOAD = 1_452;

    private QuicSettings() {}

    /// The idle timeout as QUIC carries it.
    static int idleMillis(Tuning tuning) {
        return Math.clamp(tuning.idleTimeout() / Durations.MILLI, 1, Integer.MAX_VALUE);
    }

    static <B extends QuicCodecBuilder<B>> B apply(Tuning tuning, B builder) {
        return builder.maxIdleTimeout(idleMillis(tuning), TimeUnit.MILLISECONDS)
                .initialMaxData(Tuning.CONNECTION_DATA)
                .initialMaxStreamDataBidirectionalLocal(Tuning.STREAM_DATA)
                .initialMaxStreamDataBidirectionalRemote(Tuning.STREAM_DATA)
                .initialMaxStreamDataUnidirectional(Tuning.STREAM_DATA)
                .initialMaxStreamsBidirectional(tuning.maxStreams())
                .initialMaxStreamsUnidirectional(tuning.maxStreams())
                .datagram(DATAGRAMS, DATAGRAMS)
                .maxRecvUdpPayloadSize(UDP_PAYLOAD)
                .maxSendUdpPayloadSize(UDP_PAYLOAD)
                .activeMigration(false);
    }
}
