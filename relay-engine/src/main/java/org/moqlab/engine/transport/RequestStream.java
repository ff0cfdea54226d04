package org.moqlab.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.http3.CapsuleReader;
import org.moqlab.engine.transport.http3.Field;
import org.moqlab.engine.transport.http3.Fields;
import org.moqlab.engine.transport.http3.FrameReader;
import org.moqlab.engine.transport.http3.Frames;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;

/// One end of a request: fields first, then, where it opened a session, capsules.
abstract class RequestStream extends StreamReader implements FrameReader.Sink {
    private final FrameReader frames = new FrameReader(this);
    private final CapsuleReader capsules = new CapsuleReader();
    private boolean headed;
    private boolean session;

    RequestStream(WebTransport web, QuicStreamChannel channel) {
        super(web, channel);
    }

    /// The fields of the message came.
    ///
    /// @return whether that is all; an interim response is followed by another
    abstract boolean headed(List<Field> fields) throws Http3Exception;

    /// The fields are more than this end reads.
    abstract void oversized() throws Http3Exception;

    /// The stream ended, cleanly or not, and no session is on it.
    abstract void ended(boolean complete) throws Http3Exception;

    /// From now on this is the stream of the session.
    final void becomeSession() {
        session = true;
    }

    /// There will be no session on this stream after all.
    final void resign() {
        session = false;
    }

    /// Whether the session stands and falls with this stream.
    final boolean isSession() {
        return session;
    }

    @Override
    final void received(Bytes octets) throws Http3Exception {
        frames.feed(octets);
    }

    @Override
    public final FrameReader.Treatment begins(long type, long length) throws Http3Exception {
        if (Frames.isForbiddenOnRequest(type) || (type == Frames.DATA && !headed)) {
            throw Http3Exception.ofConnection(
                    Http3Error.FRAME_UNEXPECTED,
                    "frame 0x" + Long.toHexString(type) + " of a request");
        }
        if (type == Frames.WEBTRANSPORT_BIDI) {
            throw Http3Exception.ofConnection(
                    Http3Error.FRAME, "a stream of a session within a request");
        }
        if (type == Frames.HEADERS && !headed) {
            if (length <= Fields.MAX_SIZE) {
                return FrameReader.Treatment.GATHER;
            }
            headed = true;
            oversized();
        }
        return type == Frames.DATA && session
                ? FrameReader.Treatment.PASS
                : FrameReader.Treatment.SKIP;
    }

    @Override
    public final void gathered(long type, Bytes payload) throws Http3Exception {
        Optional<List<Field>> fields = Fields.decode(payload);
        if (fields.isPresent()) {
            headed = headed(fields.get());
        } else {
            headed = true;
            oversized();
        }
    }

    @Override
    public final void passed(Bytes piece) throws Http3Exception {
        Optional<CapsuleReader.Close> close = capsules.feed(piece);
        if (close.isPresent()) {
            web.closedByPeer(close.get().code(), close.get().reason());
        }
    }

    @Override
    final void finished() throws Http3Exception {
        if (!frames.isBetweenFrames() || !capsules.isBetweenCapsules()) {
            throw Http3Exception.ofConnection(Http3Error.FRAME, "a request is cut short");
        }
        if (session) {
            web.closedByPeer(0, "");
        } else {
            ended(headed);
        }
    }

    @Override
    final void reset(long code) throws Http3Exception {
        if (session) {
            throw Http3Exception.ofConnection(Http3Error.NO_ERROR, "the session was reset");
        }
        ended(false);
    }

    /// Sends octets, and ends this end's direction with them when `last`.
    final ChannelFuture send(Bytes octets, boolean last) {
        ByteBuf buffer = Buffers.of(octets, channel.alloc());
        return channel.writeAndFlush(last ? new DefaultQuicStreamFrame(buffer, true) : buffer);
    }
}
