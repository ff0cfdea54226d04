package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.mesh.Durations;

/// The end of a stream that has no octets left to travel with. Quiche forgets a stream whose octets
/// are all acknowledged and whose end it was told, sent or not; so an end that QUIC could not send
/// at once might never be sent. It waits until it can be, or until everything before it has most
/// likely been acknowledged. Confined to the event loop of its connection.
final class Ending {
    /// What QUIC has to have room for, octets: a packet.
    static final long ROOM = 1_350;

    /// Longest time to wait for room, ns; well above a round trip.
    static final long PATIENCE = Durations.SECOND;

    private static final long FIRST_LOOK = Durations.MILLI;

    private final ConnectionAdapter connection;
    private final QuicStreamChannel channel;
    private final Runnable send;
    private long waited;
    private long next = FIRST_LOOK;
    private boolean looking;

    /// @param send sends the end, called at most once
    Ending(ConnectionAdapter connection, QuicStreamChannel channel, Runnable send) {
        this.connection = connection;
        this.channel = channel;
        this.send = send;
    }

    /// Sends the end if it can go.
    ///
    /// @param before octets of the stream that QUIC has not taken yet
    void look(long before) {
        if (before > 0 || looking || !connection.isOpen()) {
            return;
        }
        long capacity = connection.quiche().capacity(channel);
        // That of a stopped stream is negative; telling it brings that to light.
        if (capacity < 0 || capacity >= ROOM || waited >= PATIENCE) {
            send.run();
            return;
        }
        looking = true;
        waited += next;
        var _ = connection.quic().eventLoop().schedule(this::again, next, TimeUnit.NANOSECONDS);
        next *= 2;
    }

    private void again() {
        looking = false;
        look(0);
    }
}
