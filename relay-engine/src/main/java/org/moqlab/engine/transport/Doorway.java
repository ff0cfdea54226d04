package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.SessionCode;
import org.moqlab.engine.transport.http3.StreamHead;
import org.moqlab.engine.transport.http3.StreamHead.Head;

/// Reads the head of a stream the peer opened. A stream of a session that does not exist yet waits
/// here.
final class Doorway extends StreamReader {
    private final StreamHead reading;
    private Optional<Head> head = Optional.empty();
    private Bytes waiting = Bytes.EMPTY;

    Doorway(WebTransport web, QuicStreamChannel channel) {
        super(web, channel);
        this.reading = isBidi() ? StreamHead.ofBidi() : StreamHead.ofUni();
    }

    boolean isBidi() {
        return channel.type() == QuicStreamType.BIDIRECTIONAL;
    }

    @Override
    void received(Bytes octets) throws Http3Exception {
        if (head.isEmpty()) {
            head = reading.feed(octets);
            if (head.isPresent()) {
                web.lobby().enter(this, head.get());
            }
        } else if (web.lobby().mayWait(octets.length())) {
            waiting = waiting.concat(octets);
        } else {
            refuse(Http3Error.BUFFERED_STREAM_REJECTED);
        }
    }

    /// Number of the request whose session the stream is of.
    long session() {
        return head.map(Head::session).orElse(-1L);
    }

    /// Hands the stream over to the machine.
    void open() {
        StreamAdapter stream = web.carry(channel);
        channel.pipeline().remove(this);
        head.ifPresent(known -> stream.received(known.rest().concat(waiting)));
        if (isInputOver()) {
            stream.finished();
        }
    }

    @Override
    void finished() {
        if (head.isEmpty()) {
            refuse(Http3Error.REQUEST_INCOMPLETE);
        }
    }

    /// A reset overtakes what was sent before it, the head as well. Only streams of a session are
    /// reset with codes of sessions, and there is one session on a connection.
    @Override
    void reset(long code) {
        if (head.isEmpty() && web.isOpen() && SessionCode.isOne(code)) {
            channel.pipeline().remove(this);
            web.carry(channel).wasReset(code);
        } else {
            refuse(Http3Error.REQUEST_INCOMPLETE);
        }
    }
}
