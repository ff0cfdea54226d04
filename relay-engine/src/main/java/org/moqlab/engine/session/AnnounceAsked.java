package org.moqlab.engine.session;

import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.pcollections.TreePMap;

/// The peer's announce request: nothing more may come on it but its end.
final class AnnounceAsked extends InStream {
    private final Namespace prefix;
    private TreePMap<Namespace, Boolean> told;

    AnnounceAsked(InStream before, Namespace prefix) {
        this(before.stream, before.buffer, prefix, TreePMap.empty());
    }

    private AnnounceAsked(
            long stream, StreamBuffer buffer, Namespace prefix, TreePMap<Namespace, Boolean> told) {
        super(stream, buffer);
        this.prefix = prefix;
        this.told = told;
    }

    @Override
    AnnounceAsked copy() {
        return new AnnounceAsked(stream, buffer.copy(), prefix, told);
    }

    Namespace prefix() {
        return prefix;
    }

    /// Marks a suffix as told.
    ///
    /// @return whether it had been told before on this stream
    boolean tell(Namespace suffix) {
        boolean before = told.containsKey(suffix);
        if (!before && told.size() < AnnounceFeed.MAX_NAMES) {
            told = told.plus(suffix, true);
        }
        return before;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        if (!buffer.isEmpty()) {
            throw new DecodeException(
                    ErrorCode.UNEXPECTED_MESSAGE,
                    buffer.offset(),
                    "octets after an announce request");
        }
    }

    @Override
    void finished(LiteSession session, Output out) {
        session.finishOut(stream, out);
        out.happened(new SessionEvent.AnnouncementsUnwanted(stream));
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.resetOut(stream, ErrorCode.CANCEL.code(), out);
        out.happened(new SessionEvent.AnnouncementsUnwanted(stream));
    }

    @Override
    void refused(LiteSession session, ErrorCode code, Output out) {
        out.happened(new SessionEvent.AnnouncementsUnwanted(stream));
    }
}
