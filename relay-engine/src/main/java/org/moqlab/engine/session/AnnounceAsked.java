package org.moqlab.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.pcollections.TreePMap;

/// The peer's announce request: nothing more may come on it but its end.
final class AnnounceAsked extends InStream {
    private final Namespace prefix;
    private final AnnounceIds ids;
    private TreePMap<Namespace, Boolean> told;

    AnnounceAsked(InStream before, Namespace prefix) {
        this(before.stream, before.buffer, prefix, new AnnounceIds(), TreePMap.empty());
    }

    private AnnounceAsked(
            long stream,
            StreamBuffer buffer,
            Namespace prefix,
            AnnounceIds ids,
            TreePMap<Namespace, Boolean> told) {
        super(stream, buffer);
        this.prefix = prefix;
        this.ids = ids;
        this.told = told;
    }

    @Override
    AnnounceAsked copy() {
        return new AnnounceAsked(stream, buffer.copy(), prefix, ids.copy(), told);
    }

    Namespace prefix() {
        return prefix;
    }

    /// Marks a suffix as offered now.
    ///
    /// @return whether it had ever been offered before on this stream
    boolean tell(Namespace suffix) {
        boolean before = told.containsKey(suffix);
        if (before || told.size() < AnnounceFeed.MAX_NAMES) {
            told = told.plus(suffix, true);
        }
        return before;
    }

    /// Gives a suffix that is offered now the next number, on wires whose announces have numbers.
    void start(Namespace suffix) {
        ids.start(suffix);
    }

    /// The number of a suffix that is offered.
    OptionalLong id(Namespace suffix) {
        return ids.of(suffix);
    }

    /// Whether a suffix has a number or can get one.
    boolean hasRoom(Namespace suffix) {
        return ids.size() < AnnounceFeed.MAX_NAMES || ids.of(suffix).isPresent();
    }

    /// Marks a suffix as no longer offered.
    void untell(Namespace suffix) {
        ids.of(suffix).ifPresent(ids::end);
        if (told.containsKey(suffix)) {
            told = told.plus(suffix, false);
        }
    }

    /// Whether a suffix is offered now.
    boolean tells(Namespace suffix) {
        return Boolean.TRUE.equals(told.get(suffix)) || ids.of(suffix).isPresent();
    }

    /// Hops as a wire carries them: a count, or a list, to which the teller appends itself where
    /// the receiver does not (WIRE §3.4). A bare count becomes as many unknown origins.
    ///
    /// @return empty when the list has no room for them
    static Optional<Hops> onWire(Hops stored, LiteVersion version, Origin self) {
        if (!version.hasHopList()) {
            return counted(stored, version);
        }
        int own = version.sendsOwnHop() ? 1 : 0;
        if (stored.length() + own > HopPath.MAX_HOPS) {
            return Optional.empty();
        }
        HopPath path =
                switch (stored) {
                    case HopPath known -> known;
                    case HopCount(long length) ->
                            new HopPath(
                                    Stream.generate(() -> Origin.UNKNOWN).limit(length).toList());
                };
        return Optional.of(own == 1 ? path.through(self) : path);
    }

    /// Who keeps a list adds itself to it before it counts; who only counts leaves that to the
    /// receiver.
    private static Optional<Hops> counted(Hops stored, LiteVersion version) {
        return switch (stored) {
            case HopPath full when full.length() >= HopPath.MAX_HOPS -> Optional.empty();
            case Hops _ when !version.hasHopCount() -> Optional.of(HopCount.ZERO);
            case HopPath path -> Optional.of(new HopCount(path.length() + 1));
            case HopCount count -> Optional.of(count);
        };
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
