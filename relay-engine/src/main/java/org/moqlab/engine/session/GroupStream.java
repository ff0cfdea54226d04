package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.lite.GroupHeader;
import org.moqlab.engine.wire.lite.LiteVersion;

/// One group of a subscription of ours (WIRE §3.6).
final class GroupStream extends InStream {
    private final GroupHeader header;
    private final Frames frames;

    GroupStream(InStream before, GroupHeader header) {
        this(before.stream, before.buffer, header, new Frames());
    }

    private GroupStream(long stream, StreamBuffer buffer, GroupHeader header, Frames frames) {
        super(stream, buffer);
        this.header = header;
        this.frames = frames;
    }

    @Override
    GroupStream copy() {
        return new GroupStream(stream, buffer.copy(), header, frames.copy());
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        Optional<Frames.Timed> next = frames.next(buffer, version);
        while (next.isPresent()) {
            Frames.Timed got = next.get();
            out.received(
                    got.frame().view(got.frame().kind(), got.piece().bytes()), stream, got.piece());
            out.happened(
                    new SessionEvent.FrameArrived(
                            header.subscription(),
                            header.sequence(),
                            got.timestamp(),
                            got.frame().payload()));
            next = frames.next(buffer, version);
        }
    }

    @Override
    void finished(LiteSession session, Output out) {
        ended(buffer.isEmpty(), out);
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        ended(false, out);
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        ended(false, out);
    }

    private void ended(boolean clean, Output out) {
        out.happened(new SessionEvent.GroupEnded(header.subscription(), header.sequence(), clean));
    }
}
