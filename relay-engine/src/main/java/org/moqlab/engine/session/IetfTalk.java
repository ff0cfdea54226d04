package org.moqlab.engine.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.ietf.Content;
import org.moqlab.engine.wire.ietf.Extensions;
import org.moqlab.engine.wire.ietf.FamilyCode;
import org.moqlab.engine.wire.ietf.GroupOrder;
import org.moqlab.engine.wire.ietf.KeyValue;
import org.moqlab.engine.wire.ietf.ObjectStatus;
import org.moqlab.engine.wire.ietf.Parameters;
import org.moqlab.engine.wire.ietf.PublishDone;
import org.moqlab.engine.wire.ietf.SubgroupHeader;
import org.moqlab.engine.wire.ietf.SubgroupObject;
import org.moqlab.engine.wire.ietf.SubgroupType;
import org.moqlab.engine.wire.ietf.SubscribeError;
import org.moqlab.engine.wire.ietf.SubscribeOk;

/// What the owner of a moq-transport session says to its peer: here about what the peer subscribed
/// to, in [IetfAsking] about the rest.
final class IetfTalk extends IetfAsking {
    private static final SubgroupType TIMED =
            new SubgroupType(true, SubgroupType.Numbering.ZERO, true);

    IetfTalk(IetfConversation session) {
        super(session);
    }

    static PublishDone cleanEnd(long request) {
        return new PublishDone(request, FamilyCode.OK.code(), 0, "OK");
    }

    @Override
    public List<SessionAction> accept(long stream, TrackInfo info, long cause) {
        long request = IetfConversation.request(stream);
        return unlessClosed(out -> {
            if (session.served.isAccepted(request).filter(accepted -> !accepted).isPresent()) {
                accept(request, cause, out);
            }
        });
    }

    private void accept(long request, long cause, Output out) {
        session.served.accepted(request);
        session.line.say(
                new SubscribeOk(
                        request,
                        request,
                        0,
                        GroupOrder.DESCENDING,
                        Optional.empty(),
                        Parameters.NONE),
                cause,
                out);
    }

    @Override
    public List<SessionAction> fail(long stream, long code) {
        long request = IetfConversation.request(stream);
        return unlessClosed(out -> {
            Optional<Boolean> accepted = session.served.isAccepted(request);
            session.served.over(request);
            if (accepted.isPresent()) {
                session.answer(
                        accepted.get()
                                ? new PublishDone(request, FamilyCode.ERROR.code(), 0, "error")
                                : new SubscribeError(
                                        request, FamilyCode.NOT_FOUND.code(), why(code)),
                        out);
            }
        });
    }

    /// Why a subscription is refused, whatever the reason under one code.
    private static String why(long code) {
        if (code == ErrorCode.NOT_FOUND.code()) {
            return "Broadcast not found";
        }
        return ErrorCode.of(code)
                .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("error " + code);
    }

    @Override
    public List<SessionAction> drop(long stream, long start, long end, long code, long cause) {
        return List.of();
    }

    @Override
    public List<SessionAction> end(long stream) {
        long request = IetfConversation.request(stream);
        return unlessClosed(out -> {
            Optional<Boolean> accepted = session.served.isAccepted(request);
            if (accepted.isPresent()) {
                if (!accepted.get()) {
                    accept(request, SessionAction.PRESENT_CAUSE, out);
                }
                session.served.over(request);
                session.answer(cleanEnd(request), out);
            }
        });
    }

    /// The relays of March 2026 announce the end of the group in the type and have no extensions;
    /// later ones add timestamps (WIRE §4.5).
    @Override
    public Optional<Group> openGroup(long subscription, long sequence, long cause) {
        Output out = new Output();
        if (session.line.isClosed() || session.served.isAccepted(subscription).isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> stream = session.line.streams().openUni(out);
        stream.ifPresent(id -> {
            session.served.opened(id);
            SubgroupType type = session.terms.exacting() ? SubgroupType.MARCH_2026 : TIMED;
            SubgroupHeader head = new SubgroupHeader(type, subscription, sequence, 0, 0);
            session.line.send(id, head.view(head.kind(), head.encode()), cause, out);
        });
        return stream.map(id -> new Group(id, out.take()));
    }

    @Override
    public List<SessionAction> frame(
            long stream, OptionalLong timestamp, Bytes payload, long cause) {
        return unlessClosed(out ->
                session.served
                        .nextObject(stream)
                        .ifPresent(id -> {
                            boolean timed = !session.terms.exacting();
                            Extensions extensions = timed ? time(timestamp) : Extensions.NONE;
                            SubgroupObject object =
                                    new SubgroupObject(
                                            id,
                                            0,
                                            new Content(extensions, ObjectStatus.NORMAL, payload));
                            Bytes octets = object.encode(timed);
                            session.line.send(
                                    stream, object.view(object.kind(), octets), cause, out);
                        }));
    }

    private static Extensions time(OptionalLong timestamp) {
        if (timestamp.isEmpty()) {
            return Extensions.NONE;
        }
        long at = Math.clamp(timestamp.getAsLong(), 0, Frames.MAX_TIMESTAMP);
        return new Extensions(List.of(new KeyValue.Varint(Extensions.TIMESTAMP, at)));
    }

    @Override
    public List<SessionAction> endGroup(long stream) {
        return unlessClosed(out -> {
            if (isGroup(stream)) {
                session.served.sent(stream);
                session.line.finish(stream, out);
            }
        });
    }

    @Override
    public List<SessionAction> abortGroup(long stream, long code) {
        return unlessClosed(out -> {
            if (isGroup(stream)) {
                session.served.sent(stream);
                session.line.reset(stream, code, out);
            }
        });
    }

    private boolean isGroup(long stream) {
        return stream != IetfLine.CONTROL && session.line.streams().out(stream).isPresent();
    }

    @Override
    public List<SessionAction> rank(long stream, long priority) {
        return unlessClosed(out -> {
            if (isGroup(stream)) {
                out.add(new SessionAction.Rank(stream, priority));
            }
        });
    }

    @Override
    public List<SessionAction> close(long code, String reason) {
        return unlessClosed(out -> session.line.close(code, reason, out));
    }
}
