package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.moqlab.engine.mesh.Durations;

/// Ends of streams that go out after all octets before them. Quiche counts a stream as complete
/// when its end is known and every octet is acknowledged, whether or not the end is (0.29.3,
/// `SendBuf::is_complete`). It forgets the stream with the acknowledgement of the last octets, and
/// an end that waits in quiche then, or is under way in a packet of its own that gets lost, is
/// never sent again: the peer waits for it for ever.
///
/// Once the octets are acknowledged an end is safe, because only its own acknowledgement makes
/// quiche forget the stream. So on a way that loses packets an end waits for as long as that takes,
/// and after a loss for longer: it might not go out at once, as the room that QUIC tells of then
/// may be taken by what it sends again. And as long as quiche knows the stream the end is told
/// again and again.
///
/// Confined to the event loop of its connection.
final class LoneEnds {
    /// How often an end is told again at most; the pause before each is twice the one before.
    static final int MAX_AGAIN = 10;

    private static final long FIRST_PAUSE = Durations.MILLI;

    /// For how long a peer may keep an acknowledgement back, ns (RFC 9000, 18.2).
    static final long ACK_DELAY = 25 * Durations.MILLI;

    /// Round trips, and as many delays of acknowledgements, after which a loss is made good.
    private static final int CALM = 3;

    /// The same for octets of a way on which losses do not cease.
    private static final int LONG = 12;

    private final ConnectionAdapter connection;
    private long lost;
    private long lostAt = System.nanoTime() - Durations.SECOND;

    LoneEnds(ConnectionAdapter connection) {
        this.connection = connection;
    }

    /// Whether the end of a stream may go out.
    ///
    /// @param since when the octets before it did, by [System#nanoTime]
    boolean mayGo(long since) {
        Future<QuicConnectionPathStats> asked = connection.quic().collectPathStats(0);
        if (!asked.isSuccess()) {
            return true;
        }
        QuicConnectionPathStats path = asked.getNow();
        long now = System.nanoTime();
        if (path.lost() != lost) {
            lost = path.lost();
            lostAt = now;
        }
        long round = path.rtt() + ACK_DELAY;
        // Where octets were never lost their end will hardly be.
        boolean calm = path.lost() == 0 || (now - lostAt > CALM * round && now - since > round);
        return calm || now - since > LONG * round;
    }

    /// The end of a stream went out.
    void told(QuicStreamChannel stream) {
        again(stream, 0);
    }

    private void again(QuicStreamChannel stream, int times) {
        if (times < MAX_AGAIN) {
            var _ =
                    connection
                            .quic()
                            .eventLoop()
                            .schedule(
                                    () -> tell(stream, times),
                                    FIRST_PAUSE << times,
                                    TimeUnit.NANOSECONDS);
        }
    }

    private void tell(QuicStreamChannel stream, int times) {
        if (connection.isOpen() && connection.quiche().tellEnd(stream)) {
            again(stream, times + 1);
        }
    }
}
