package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceInit;
import org.moqlab.engine.wire.lite.AnnounceRequest;
import org.moqlab.engine.wire.lite.Frame;
import org.moqlab.engine.wire.lite.GroupHeader;
import org.moqlab.engine.wire.lite.LiteVersion;
import org.moqlab.engine.wire.lite.Subscribe;
import org.moqlab.engine.wire.lite.SubscribeOk;

/// What the owner of a session says to its peer. A closed session swallows it, because its owner
/// hears of the end at its own time. `cause` is always the owner's note that led to the message.
public final class LiteTalk {
    private final LiteSession session;

    LiteTalk(LiteSession session) {
        this.session = session;
    }

    /// A namespace as it is told.
    ///
    /// @param hops hops at this end, as the receiver counts on from them
    public record Told(Namespace namespace, Hops hops) {}

    /// Asks to be told of namespaces below `prefix`.
    public List<SessionAction> askAnnouncements(Namespace prefix, long cause) {
        Output out = new Output();
        if (!session.isClosed()) {
            AnnounceRequest request = new AnnounceRequest(prefix, Origin.UNKNOWN);
            long stream = session.streams().openBidi(out);
            session.streams().become(new AnnounceFeed(stream, prefix));
            Bytes bytes =
                    typed(
                            AnnounceRequest.STREAM_TYPE,
                            request.encode(session.version().orElseThrow()));
            session.send(stream, request.view(request.kind(), bytes), cause, out);
        }
        return out.take();
    }

    /// Answers an announce request with what is known at that moment.
    public List<SessionAction> replay(long stream, List<Told> told, long cause) {
        Output out = new Output();
        Optional<AnnounceAsked> asked = asked(stream);
        if (asked.isEmpty()) {
            return out.take();
        }
        if (session.version().orElseThrow().hasAnnounceInit()) {
            List<Namespace> suffixes = new ArrayList<>();
            for (Told one : told) {
                Namespace suffix = one.namespace().below(asked.get().prefix());
                asked.get().tell(suffix);
                suffixes.add(suffix);
            }
            AnnounceInit init = new AnnounceInit(suffixes);
            session.send(stream, init, init.encode(), cause, out);
        } else {
            told.forEach(one -> announce(stream, asked.get(), one, cause, out));
        }
        return out.take();
    }

    /// Tells a namespace on a feed the peer asked for; the owner keeps to the feed's prefix.
    public List<SessionAction> announce(long stream, Told told, long cause) {
        Output out = new Output();
        asked(stream).ifPresent(asked -> announce(stream, asked, told, cause, out));
        return out.take();
    }

    private void announce(long stream, AnnounceAsked asked, Told told, long cause, Output out) {
        LiteVersion version = session.version().orElseThrow();
        Namespace suffix = told.namespace().below(asked.prefix());
        Announce announce =
                new Announce(true, suffix, version.hasHopCount() ? told.hops() : HopCount.ZERO);
        MessageView.Kind kind =
                asked.tell(suffix) ? MessageView.Kind.REANNOUNCE : MessageView.Kind.ANNOUNCE;
        session.send(stream, announce.view(kind, announce.encode(version)), cause, out);
    }

    /// Withdraws a namespace on a feed the peer asked for.
    public List<SessionAction> unannounce(long stream, Namespace namespace, long cause) {
        Output out = new Output();
        Optional<AnnounceAsked> asked = asked(stream);
        if (asked.isPresent()) {
            LiteVersion version = session.version().orElseThrow();
            Announce end = Announce.ended(namespace.below(asked.get().prefix()), version);
            session.send(stream, end, end.encode(version), cause, out);
        }
        return out.take();
    }

    /// Subscribes under a number taken from [LiteSession#nextSubscription].
    public List<SessionAction> subscribe(
            long id, Namespace namespace, TrackName track, int priority, long cause) {
        Output out = new Output();
        if (!session.isClosed()) {
            LiteVersion version = session.version().orElseThrow();
            Subscribe subscribe = new Subscribe(id, namespace, track, Demand.of(priority));
            long stream = session.streams().openBidi(out);
            session.streams().become(new Subscription(stream, id));
            session.subscribed(id, stream);
            Bytes bytes = typed(Subscribe.STREAM_TYPE, subscribe.encode(version));
            session.send(stream, subscribe.view(subscribe.kind(), bytes), cause, out);
        }
        return out.take();
    }

    /// Gives up a subscription of ours; nothing is heard of it any more.
    public List<SessionAction> unsubscribe(long id) {
        Output out = new Output();
        OptionalLong stream = session.streamOf(id);
        if (stream.isPresent() && !session.isClosed()) {
            session.subscriptionEnded(id);
            session.streams().become(new DrainedStream(stream.getAsLong()));
            session.resetOut(stream.getAsLong(), ErrorCode.CANCEL.code(), out);
        }
        return out.take();
    }

    /// Accepts a subscription of the peer.
    public List<SessionAction> accept(long stream, int priority, long cause) {
        Output out = new Output();
        if (!session.isClosed()) {
            LiteVersion version = session.version().orElseThrow();
            Demand demand =
                    new Demand(priority, false, 0, OptionalLong.empty(), OptionalLong.empty());
            SubscribeOk ok = SubscribeOk.of(demand, version);
            session.send(stream, ok, ok.encode(version), cause, out);
        }
        return out.take();
    }

    /// Refuses or fails a subscription of the peer.
    ///
    /// @param code MoQ error code
    public List<SessionAction> fail(long stream, long code) {
        Output out = new Output();
        if (!session.isClosed()) {
            session.streams().in(stream).ifPresent(_ -> drain(stream));
            session.resetOut(stream, code, out);
        }
        return out.take();
    }

    private void drain(long stream) {
        session.streams().become(new DrainedStream(stream));
    }

    /// Ends a subscription of the peer cleanly: the track is over.
    public List<SessionAction> end(long stream) {
        Output out = new Output();
        if (!session.isClosed() && session.streams().out(stream).isPresent()) {
            session.streams().in(stream).ifPresent(_ -> drain(stream));
            session.finishOut(stream, out);
        }
        return out.take();
    }

    /// Opens a group for a subscription of the peer; or says that there is no room.
    ///
    /// @return what to do; empty when the peer gave no stream credit, and the group is lost
    public Optional<Group> openGroup(long subscription, long sequence, long cause) {
        Output out = new Output();
        if (session.isClosed()) {
            return Optional.empty();
        }
        Optional<Long> stream = session.streams().openUni(out);
        stream.ifPresent(id -> {
            GroupHeader header = new GroupHeader(subscription, sequence);
            session.send(id, header, header.encode(), cause, out);
        });
        return stream.map(id -> new Group(id, out.take()));
    }

    /// A group that was opened.
    ///
    /// @param stream names it in [#frame] and [#endGroup]
    /// @param actions what to do
    public record Group(long stream, List<SessionAction> actions) {
        /// Creates the value; the list is copied.
        public Group {
            actions = List.copyOf(actions);
        }
    }

    /// Sends a frame of an open group.
    public List<SessionAction> frame(long stream, Bytes payload, long cause) {
        Output out = new Output();
        if (!session.isClosed()) {
            Frame frame = new Frame(0, payload);
            session.send(stream, frame, frame.encode(session.version().orElseThrow()), cause, out);
        }
        return out.take();
    }

    /// Ends an open group.
    public List<SessionAction> endGroup(long stream) {
        Output out = new Output();
        if (!session.isClosed()) {
            session.finishOut(stream, out);
        }
        return out.take();
    }

    /// Aborts an open group.
    public List<SessionAction> abortGroup(long stream, long code) {
        Output out = new Output();
        if (!session.isClosed()) {
            session.resetOut(stream, code, out);
        }
        return out.take();
    }

    /// Closes the session.
    public List<SessionAction> close(long code, String reason) {
        Output out = new Output();
        session.close(code, reason, out);
        return out.take();
    }

    private Optional<AnnounceAsked> asked(long stream) {
        return session.isClosed()
                ? Optional.empty()
                : session.streams()
                        .in(stream)
                        .filter(AnnounceAsked.class::isInstance)
                        .map(AnnounceAsked.class::cast);
    }

    private static Bytes typed(long type, Bytes message) {
        return new WireWriter().varint(type).raw(message).toBytes();
    }
}
