package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.Frame;
import org.moqlab.engine.wire.lite.GroupHeader;

/// One group of a subscription of ours (WIRE §3.6).
final class GroupStream extends InStream {
    private final GroupHeader header;

    GroupStream(InStream before, GroupHeader header) {
        this(before.stream, before.buffer, header);
    }

    private GroupStream(long stream, StreamBuffer buffer, GroupHeader header) {
        super(stream, buffer);
        this.header = header;
    }

    @Override
    GroupStream copy() {
        return new GroupStream(stream, buffer.copy(), header);
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        for (Optional<Piece> piece = frame(); piece.isPresent(); piece = frame()) {
            Frame frame = new Frame(0, piece.get().body());
            out.received(frame.view(frame.kind(), piece.get().bytes()), stream, piece.get());
            out.happened(
                    new SessionEvent.FrameArrived(
                            header.subscription(), header.sequence(), frame.payload()));
        }
    }

    private Optional<Piece> frame() throws DecodeException {
        return buffer.takeSized(Frame.MAX_PAYLOAD);
    }

    @Override
    void finished(LiteSession session, Output out) {
        out.happened(
                new SessionEvent.GroupEnded(
                        header.subscription(), header.sequence(), buffer.isEmpty()));
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        out.happened(new SessionEvent.GroupEnded(header.subscription(), header.sequence(), false));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        out.happened(new SessionEvent.GroupEnded(header.subscription(), header.sequence(), false));
    }
}
