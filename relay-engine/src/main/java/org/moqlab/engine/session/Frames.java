package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.Frame;
import org.moqlab.engine.wire.lite.LiteVersion;

/// The frames of one group as they stand on a stream: timestamps count on from 0 (WIRE §3.6).
final class Frames {
    /// Largest timestamp, so that any step between two fits a frame.
    static final long MAX_TIMESTAMP = (1L << 60) - 1;

    private long clock;

    /// A frame with its time.
    record Timed(Frame frame, OptionalLong timestamp, Piece piece) {}

    Frames copy() {
        Frames copy = new Frames();
        copy.clock = clock;
        return copy;
    }

    /// The next frame once it is complete.
    Optional<Timed> next(StreamBuffer buffer, LiteVersion version) throws DecodeException {
        Optional<Piece> piece = Frame.take(buffer, version);
        if (piece.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = Frame.decode(piece.get(), version);
        if (!version.hasTimestamps()) {
            return Optional.of(new Timed(frame, OptionalLong.empty(), piece.get()));
        }
        clock += frame.delta();
        if (clock < 0 || clock > MAX_TIMESTAMP) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    piece.get().offset(),
                    "timestamp " + clock + " outside 0 to " + MAX_TIMESTAMP);
        }
        return Optional.of(new Timed(frame, OptionalLong.of(clock), piece.get()));
    }

    /// The step from the last frame sent to one at `timestamp`; none without a timestamp.
    long step(OptionalLong timestamp) {
        long at = Math.clamp(timestamp.orElse(clock), 0, MAX_TIMESTAMP);
        long delta = at - clock;
        clock = at;
        return delta;
    }
}
