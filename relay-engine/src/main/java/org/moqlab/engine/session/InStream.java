package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;

/// The reading half of a stream. One subclass a purpose; each reads whole messages as they complete
/// and tells the session what they mean.
abstract sealed class InStream
        permits NewStream,
                SetupStream,
                PeerSetup,
                AnnounceFeed,
                AnnounceAsked,
                Subscription,
                SubscribeAsked,
                TrackReplies,
                TrackRequested,
                FetchReplies,
                FetchRequested,
                ProbeRequested,
                GoawayStream,
                GroupStream,
                DrainedStream {
    /// Most octets of one control message.
    static final long MAX_MESSAGE = 1 << 20;

    final long stream;
    final StreamBuffer buffer;

    InStream(long stream, StreamBuffer buffer) {
        this.stream = stream;
        this.buffer = buffer;
    }

    abstract InStream copy();

    /// Reads what is complete.
    abstract void read(LiteSession session, Output out) throws DecodeException;

    /// The peer ended its direction cleanly.
    abstract void finished(LiteSession session, Output out);

    /// The peer reset its direction.
    ///
    /// @param code MoQ error code
    abstract void reset(LiteSession session, long code, Output out);

    /// The session refuses the rest of this stream and lives on.
    void refused(LiteSession session, ErrorCode code, Output out) {}

    /// The peer no longer reads what this end answers; the answer is reset already.
    ///
    /// @return whether nothing more on this stream matters
    boolean stopped(Output out) {
        return false;
    }

    /// Whether a breach on this stream ends the whole session (WIRE §3.4).
    boolean isVital() {
        return false;
    }

    /// Whether the ends of this stream are worth a line in the journal.
    boolean endsMatter() {
        return false;
    }

    final void append(Bytes bytes) {
        buffer.append(bytes);
    }

    /// The breach of ending the stream where a message has begun.
    final DecodeException cutShort() {
        return new DecodeException(
                ErrorCode.DECODE, buffer.offset(), "stream ends inside a message");
    }

    final Optional<StreamBuffer.Piece> next() throws DecodeException {
        return buffer.takeSized(MAX_MESSAGE);
    }

    /// Requires that nothing follows what was asked for.
    final void expectNothing(String after) throws DecodeException {
        if (!buffer.isEmpty()) {
            throw new DecodeException(ErrorCode.DECODE, buffer.offset(), "octets after " + after);
        }
    }
}
