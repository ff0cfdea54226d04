package org.moqlab.engine.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.wire.lite.Datagram;
import org.moqlab.engine.wire.lite.Frame;
import org.moqlab.engine.wire.lite.GroupHeader;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.SubscribeDrop;
import org.moqlab.engine.wire.lite.SubscribeEnd;
import org.moqlab.engine.wire.lite.SubscribeOk;
import org.moqlab.engine.wire.lite.SubscribeStart;
import org.moqlab.engine.wire.lite.TrackReply;

/// What the owner of a moq-lite session says to its peer.
final class LiteTalk extends RequestTalk {
    LiteTalk(Conversation session) {
        super(session);
    }

    @Override
    public List<SessionAction> accept(long stream, TrackInfo info, long cause) {
        return unlessClosed(out -> {
            if (!version().hasSubscribeStart()) {
                OptionalLong none = OptionalLong.empty();
                Demand served = new Demand(info.priority(), false, 0, none, none);
                SubscribeOk ok = SubscribeOk.of(served, version());
                session.send(stream, ok, ok.encode(version()), cause, out);
            }
        });
    }

    @Override
    public List<SessionAction> fail(long stream, long code) {
        return unlessClosed(out -> {
            asked(stream).ifPresent(asked -> session.forgetAsked(asked.id()));
            session.ignoreRest(stream);
            session.resetOut(stream, code, out);
        });
    }

    @Override
    public List<SessionAction> drop(long stream, long start, long end, long code, long cause) {
        return unlessClosed(out -> {
            if (version().hasTypedReplies() && !session.isExacting()) {
                SubscribeDrop drop = new SubscribeDrop(start, end, code);
                session.send(stream, drop, drop.encode(version()), cause, out);
            }
        });
    }

    private Optional<SubscribeAsked> asked(long stream) {
        return session.streams
                .in(stream)
                .filter(SubscribeAsked.class::isInstance)
                .map(SubscribeAsked.class::cast);
    }

    @Override
    public List<SessionAction> end(long stream) {
        return unlessClosed(out -> {
            if (session.streams.out(stream).isEmpty()) {
                return;
            }
            Optional<SubscribeAsked> asked = asked(stream);
            if (asked.isPresent() && version().hasSubscribeStart()) {
                SubscribeEnd end = new SubscribeEnd(asked.get().bound());
                session.send(stream, end, end.encode(), SessionAction.PRESENT_CAUSE, out);
            }
            asked.ifPresent(over -> session.forgetAsked(over.id()));
            session.ignoreRest(stream);
            session.finishOut(stream, out);
        });
    }

    @Override
    public Optional<Group> openGroup(long subscription, long sequence, long cause) {
        Output out = new Output();
        if (session.closed) {
            return Optional.empty();
        }
        Optional<Long> stream = session.streams.openUni(out);
        stream.ifPresent(id -> {
            start(subscription, sequence, cause, out);
            GroupHeader header = new GroupHeader(subscription, sequence);
            session.send(id, header, header.encode(), cause, out);
        });
        return stream.map(id -> new Group(id, out.take()));
    }

    /// The first group of a subscription is named on its own stream where the wire does not accept
    /// in words.
    private void start(long subscription, long sequence, long cause, Output out) {
        OptionalLong on = session.requests.theirStream(subscription);
        Optional<SubscribeAsked> asked = on.isPresent() ? asked(on.getAsLong()) : Optional.empty();
        boolean first = asked.isPresent() && asked.get().open(sequence);
        if (first && version().hasSubscribeStart()) {
            SubscribeStart start = new SubscribeStart(sequence);
            session.send(on.getAsLong(), start, start.encode(), cause, out);
        }
    }

    @Override
    public List<SessionAction> frame(
            long stream, OptionalLong timestamp, Bytes payload, long cause) {
        return unlessClosed(out -> {
            if (session.streams.out(stream).isPresent()) {
                boolean timed = version().hasTimestamps();
                long delta = timed ? session.requests.sending(stream).step(timestamp) : 0;
                Frame frame = new Frame(delta, payload);
                session.send(stream, frame, frame.encode(version()), cause, out);
            }
        });
    }

    @Override
    public List<SessionAction> endGroup(long stream) {
        return unlessClosed(out -> session.finishOut(stream, out));
    }

    @Override
    public List<SessionAction> abortGroup(long stream, long code) {
        return unlessClosed(out -> session.resetOut(stream, code, out));
    }

    @Override
    public List<SessionAction> rank(long stream, long priority) {
        return unlessClosed(out -> {
            if (session.streams.out(stream).isPresent()) {
                out.add(new SessionAction.Rank(stream, priority));
            }
        });
    }

    @Override
    public boolean takesDatagrams() {
        return session.version().filter(LiteVersion::hasDatagrams).isPresent();
    }

    @Override
    public List<SessionAction> datagram(
            long subscription, long sequence, long timestamp, Bytes payload, long cause) {
        return unlessClosed(out -> {
            start(subscription, sequence, cause, out);
            Datagram datagram = new Datagram(subscription, sequence, timestamp, payload);
            Bytes bytes = datagram.encode();
            out.add(
                    new SessionAction.Sent(
                            datagram.view(datagram.kind(), bytes),
                            Ends.datagram(datagram),
                            sequence,
                            cause));
            out.add(new SessionAction.Datagram(bytes));
        });
    }

    @Override
    public List<SessionAction> trackInfo(long stream, TrackInfo info, long cause) {
        return unlessClosed(out -> {
            if (session.streams.out(stream).isPresent()) {
                TrackReply reply = new TrackReply(info);
                session.send(stream, reply, reply.encode(), cause, out);
                session.ignoreRest(stream);
                session.finishOut(stream, out);
            }
        });
    }

    @Override
    public List<SessionAction> fetchFrame(
            long stream, OptionalLong timestamp, Bytes payload, long cause) {
        return frame(stream, timestamp, payload, cause);
    }

    @Override
    public List<SessionAction> endFetch(long stream) {
        return unlessClosed(out -> {
            session.ignoreRest(stream);
            session.finishOut(stream, out);
        });
    }

    @Override
    public List<SessionAction> close(long code, String reason) {
        return unlessClosed(out -> session.close(code, reason, out));
    }
}
