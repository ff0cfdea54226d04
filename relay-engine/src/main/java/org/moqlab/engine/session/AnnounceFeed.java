package org.moqlab.engine.session;

import java.util.Optional;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceInit;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.pcollections.TreePMap;

/// The answers to our announce request. A name announced twice, or ended without having been
/// announced, ends the session, as does anything unreadable (WIRE §3.4).
final class AnnounceFeed extends InStream {
    /// Most names one peer may have told on one feed.
    static final int MAX_NAMES = 1_000_000;

    private final Namespace prefix;
    private TreePMap<Namespace, Boolean> heard;
    private boolean begun;

    AnnounceFeed(long stream, Namespace prefix) {
        this(stream, new StreamBuffer(), prefix, TreePMap.empty(), false);
    }

    private AnnounceFeed(
            long stream,
            StreamBuffer buffer,
            Namespace prefix,
            TreePMap<Namespace, Boolean> heard,
            boolean begun) {
        super(stream, buffer);
        this.prefix = prefix;
        this.heard = heard;
        this.begun = begun;
    }

    @Override
    AnnounceFeed copy() {
        return new AnnounceFeed(stream, buffer.copy(), prefix, heard, begun);
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        for (Optional<Piece> piece = next(); piece.isPresent(); piece = next()) {
            Piece got = piece.get();
            if (version.hasAnnounceInit() && !begun) {
                init(AnnounceInit.decode(got.body(), got.bodyOffset()), got, out);
            } else {
                announce(Announce.decode(got.body(), got.bodyOffset(), version), got, out);
            }
            begun = true;
        }
    }

    private void init(AnnounceInit init, Piece piece, Output out) throws DecodeException {
        out.received(init.view(init.kind(), piece.bytes()), stream, piece);
        for (Namespace suffix : init.suffixes()) {
            active(suffix, HopCount.ZERO, piece, out);
        }
    }

    private void announce(Announce announce, Piece piece, Output out) throws DecodeException {
        boolean again = announce.active() && heard.containsKey(announce.suffix());
        MessageView.Kind kind = again ? MessageView.Kind.REANNOUNCE : announce.kind();
        out.received(announce.view(kind, piece.bytes()), stream, piece);
        if (announce.active()) {
            active(announce.suffix(), announce.hops(), piece, out);
        } else {
            ended(announce.suffix(), piece, out);
        }
    }

    private void active(Namespace suffix, Hops told, Piece piece, Output out)
            throws DecodeException {
        if (Boolean.TRUE.equals(heard.get(suffix))) {
            throw new DecodeException(
                    ErrorCode.DUPLICATE, piece.offset(), "announce of active \"" + suffix + "\"");
        }
        if (heard.size() >= MAX_NAMES) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    piece.offset(),
                    "more than " + MAX_NAMES + " names on one feed");
        }
        Namespace namespace = joined(suffix, piece);
        heard = heard.plus(suffix, true);
        out.happened(new SessionEvent.Announced(namespace, told));
    }

    private Namespace joined(Namespace suffix, Piece piece) throws DecodeException {
        int slash = prefix.path().isEmpty() || suffix.path().isEmpty() ? 0 : 1;
        int length = prefix.path().length() + slash + suffix.path().length();
        if (length > Namespace.MAX_LENGTH) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    piece.offset(),
                    "namespace of "
                            + length
                            + " characters where at most "
                            + Namespace.MAX_LENGTH
                            + " are allowed");
        }
        return prefix.join(suffix);
    }

    private void ended(Namespace suffix, Piece piece, Output out) throws DecodeException {
        if (!Boolean.TRUE.equals(heard.get(suffix))) {
            throw new DecodeException(
                    ErrorCode.NOT_FOUND, piece.offset(), "end of unknown \"" + suffix + "\"");
        }
        heard = heard.plus(suffix, false);
        out.happened(new SessionEvent.Unannounced(prefix.join(suffix)));
    }

    /// A clean end means that nothing more will be announced, and withdraws nothing.
    @Override
    void finished(LiteSession session, Output out) {
        if (buffer.isEmpty()) {
            session.finishOut(stream, out);
        } else {
            session.violated(cutShort(), out);
        }
    }

    @Override
    void reset(LiteSession session, long code, Output out) {
        session.violated(
                new DecodeException(
                        ErrorCode.of(code).orElse(ErrorCode.CANCEL),
                        buffer.offset(),
                        "announce feed reset"),
                out);
    }
}
