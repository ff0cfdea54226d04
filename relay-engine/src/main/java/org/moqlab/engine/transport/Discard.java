package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;

/// Reads a stream and throws it away until the peer ends it, which costs the peer no credit, as
/// asking it to stop would.
final class Discard extends StreamReader {
    private final boolean critical;

    private Discard(WebTransport web, QuicStreamChannel channel, boolean critical) {
        super(web, channel);
        this.critical = critical;
    }

    /// Reads a stream on which this end has nothing more to write.
    static Discard rest(WebTransport web, QuicStreamChannel channel) {
        return new Discard(web, channel, false);
    }

    /// Reads a stream that has to last as long as the connection.
    static Discard critical(WebTransport web, QuicStreamChannel channel) {
        return new Discard(web, channel, true);
    }

    @Override
    void received(Bytes octets) {}

    @Override
    void finished() throws Http3Exception {
        if (critical) {
            throw Http3Exception.ofConnection(
                    Http3Error.CLOSED_CRITICAL_STREAM, "a stream of instructions ended");
        }
        forget();
    }

    @Override
    void reset(long code) throws Http3Exception {
        finished();
    }
}
