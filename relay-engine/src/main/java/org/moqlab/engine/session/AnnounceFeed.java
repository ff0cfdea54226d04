package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceEnd;
import org.moqlab.engine.wire.lite.AnnounceInit;
import org.moqlab.engine.wire.lite.AnnounceOk;
import org.moqlab.engine.wire.lite.AnnounceRestart;
import org.moqlab.engine.wire.lite.AnnounceStart;
import org.moqlab.engine.wire.lite.Heartbeat;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.pcollections.TreePMap;

/// The answers to our announce request. Anything unreadable ends the session, and so do a name
/// announced twice where that does not mean another route and a number that does not stand (WIRE
/// §3.4).
final class AnnounceFeed extends InStream {
    /// Most names one peer may have told on one feed.
    static final int MAX_NAMES = 1_000_000;

    private final Namespace prefix;
    private final AnnounceIds ids;
    private TreePMap<Namespace, Boolean> heard;
    private boolean begun;
    private Origin teller;

    AnnounceFeed(long stream, Namespace prefix) {
        this(
                stream,
                new StreamBuffer(),
                prefix,
                new AnnounceIds(),
                TreePMap.empty(),
                false,
                Origin.UNKNOWN);
    }

    private AnnounceFeed(
            long stream,
            StreamBuffer buffer,
            Namespace prefix,
            AnnounceIds ids,
            TreePMap<Namespace, Boolean> heard,
            boolean begun,
            Origin teller) {
        super(stream, buffer);
        this.prefix = prefix;
        this.ids = ids;
        this.heard = heard;
        this.begun = begun;
        this.teller = teller;
    }

    @Override
    AnnounceFeed copy() {
        return new AnnounceFeed(stream, buffer.copy(), prefix, ids.copy(), heard, begun, teller);
    }

    @Override
    boolean isVital() {
        return true;
    }

    @Override
    void read(LiteSession session, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        boolean more = true;
        while (more) {
            boolean numbered = begun && version.hasAnnounceIds();
            OptionalLong type = buffer.peekVarint();
            Optional<Piece> piece = numbered ? buffer.takeTypedSized(MAX_MESSAGE) : next();
            more = piece.isPresent();
            if (more && numbered) {
                numbered(type.orElseThrow(), piece.get(), session, out);
            } else if (more) {
                named(piece.get(), session, out);
            }
        }
    }

    private void named(Piece got, LiteSession session, Output out) throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        if (!begun && version.hasAnnounceInit()) {
            init(AnnounceInit.decode(got.body(), got.bodyOffset()), got, out);
        } else if (!begun && version.hasAnnounceOk()) {
            AnnounceOk ok = AnnounceOk.decode(got.body(), got.bodyOffset());
            out.received(ok.view(ok.kind(), got.bytes()), stream, got);
            teller = ok.origin();
        } else if (Heartbeat.isOne(got.body(), version)) {
            beaten(got, version, out);
        } else {
            announce(Announce.decode(got.body(), got.bodyOffset(), version), got, session, out);
        }
        begun = true;
    }

    private void init(AnnounceInit init, Piece piece, Output out) throws DecodeException {
        out.received(init.view(init.kind(), piece.bytes()), stream, piece);
        for (Namespace suffix : init.suffixes()) {
            if (isActive(suffix)) {
                throw duplicate(suffix, piece);
            }
            out.happened(new SessionEvent.Announced(hear(suffix, piece), HopCount.ZERO));
        }
    }

    private void announce(Announce announce, Piece piece, LiteSession session, Output out)
            throws DecodeException {
        Namespace suffix = announce.suffix();
        boolean again = announce.active() && heard.containsKey(suffix);
        MessageView.Kind kind = again ? MessageView.Kind.REANNOUNCE : announce.kind();
        out.received(announce.view(kind, piece.bytes()), stream, piece);
        if (!announce.active()) {
            ended(suffix, piece, session, out);
            return;
        }
        boolean inPlace = isActive(suffix);
        if (inPlace && !session.version().orElseThrow().reannouncesInPlace()) {
            throw duplicate(suffix, piece);
        }
        offered(suffix, announce.hops(), RouteCost.ZERO, piece, session, out);
    }

    private void numbered(long type, Piece got, LiteSession session, Output out)
            throws DecodeException {
        LiteVersion version = session.version().orElseThrow();
        if (type == AnnounceStart.TYPE) {
            start(AnnounceStart.decode(got.body(), got.bodyOffset(), version), got, session, out);
        } else if (type == AnnounceEnd.TYPE) {
            AnnounceEnd end = AnnounceEnd.decode(got.body(), got.bodyOffset());
            Namespace suffix = suffix(end.id(), got);
            out.received(end.view(suffix, got.bytes()), stream, got);
            ids.end(end.id());
            if (isActive(suffix)) {
                unhear(suffix, out);
            }
        } else if (type == AnnounceRestart.TYPE) {
            AnnounceRestart restart = AnnounceRestart.decode(got.body(), got.bodyOffset(), version);
            Namespace suffix = suffix(restart.id(), got);
            out.received(restart.view(suffix, got.bytes()), stream, got);
            offered(suffix, restart.hops(), restart.cost(), got, session, out);
        } else if (type == Heartbeat.TYPE) {
            beaten(got, version, out);
        } else {
            throw new DecodeException(
                    ErrorCode.DECODE, got.offset(), "announce message of type " + type);
        }
    }

    /// Also of a name that is announced only after it.
    private void beaten(Piece got, LiteVersion version, Output out) throws DecodeException {
        Heartbeat beat = Heartbeat.decode(got.body(), got.bodyOffset(), version);
        out.received(beat.view(beat.kind(), got.bytes()), stream, got);
        checkLength(beat.suffix(), got);
        out.happened(new SessionEvent.Beaten(prefix.join(beat.suffix()), beat.pulse()));
    }

    /// Every START gets a number, also one of no use here.
    private void start(AnnounceStart start, Piece piece, LiteSession session, Output out)
            throws DecodeException {
        Namespace suffix = start.suffix();
        MessageView.Kind kind =
                heard.containsKey(suffix) ? MessageView.Kind.REANNOUNCE : start.kind();
        out.received(start.view(kind, piece.bytes()), stream, piece);
        if (ids.of(suffix).isPresent()) {
            throw duplicate(suffix, piece);
        }
        if (ids.size() >= MAX_NAMES) {
            throw tooManyNames(piece);
        }
        ids.start(suffix);
        offered(suffix, start.hops(), start.cost(), piece, session, out);
    }

    private Namespace suffix(long id, Piece piece) throws DecodeException {
        return ids.suffix(id)
                .orElseThrow(() ->
                        new DecodeException(
                                ErrorCode.PROTOCOL_VIOLATION,
                                piece.offset(),
                                "announce " + id + ", which does not stand,"));
    }

    /// A namespace has a route, the first or another.
    private void offered(
            Namespace suffix,
            Hops hops,
            RouteCost advertised,
            Piece piece,
            LiteSession session,
            Output out)
            throws DecodeException {
        boolean inPlace = isActive(suffix);
        Optional<Hops> told = told(hops, session);
        if (told.isPresent()) {
            Namespace namespace = hear(suffix, piece);
            RouteCost cost = session.priced(advertised);
            out.happened(
                    inPlace
                            ? new SessionEvent.Reannounced(namespace, told.get(), advertised, cost)
                            : new SessionEvent.Announced(namespace, told.get(), advertised, cost));
        } else {
            out.add(new SessionAction.Dropped("announce " + suffix, "hop list is full"));
            if (inPlace) {
                unhear(suffix, out);
            }
        }
    }

    /// Where the sender does not append itself, the receiver does; a list without room for that is
    /// of no use (WIRE §3.4).
    private Optional<Hops> told(Hops hops, LiteSession session) {
        if (!session.version().orElseThrow().hasAnnounceOk()) {
            return Optional.of(hops);
        }
        return hops.length() >= HopPath.MAX_HOPS
                ? Optional.empty()
                : Optional.of(hops.through(teller));
    }

    private boolean isActive(Namespace suffix) {
        return Boolean.TRUE.equals(heard.get(suffix));
    }

    private static DecodeException duplicate(Namespace suffix, Piece piece) {
        return new DecodeException(
                ErrorCode.DUPLICATE, piece.offset(), "announce of active \"" + suffix + "\"");
    }

    private static DecodeException tooManyNames(Piece piece) {
        return new DecodeException(
                ErrorCode.BOUNDS_EXCEEDED,
                piece.offset(),
                "more than " + MAX_NAMES + " names on one feed");
    }

    private Namespace hear(Namespace suffix, Piece piece) throws DecodeException {
        if (heard.size() >= MAX_NAMES) {
            throw tooManyNames(piece);
        }
        checkLength(suffix, piece);
        heard = heard.plus(suffix, true);
        return prefix.join(suffix);
    }

    private void checkLength(Namespace suffix, Piece piece) throws DecodeException {
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
    }

    private void ended(Namespace suffix, Piece piece, LiteSession session, Output out)
            throws DecodeException {
        if (isActive(suffix)) {
            unhear(suffix, out);
        } else if (session.isExacting() || session.terms.strictEnds()) {
            throw new DecodeException(
                    ErrorCode.NOT_FOUND, piece.offset(), "end of unknown \"" + suffix + "\"");
        }
    }

    private void unhear(Namespace suffix, Output out) {
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
