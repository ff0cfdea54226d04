package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.wire.WireWriter;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceEnd;
import org.moqlab.engine.wire.lite.AnnounceInit;
import org.moqlab.engine.wire.lite.AnnounceOk;
import org.moqlab.engine.wire.lite.AnnounceRequest;
import org.moqlab.engine.wire.lite.AnnounceRestart;
import org.moqlab.engine.wire.lite.AnnounceStart;
import org.moqlab.engine.wire.lite.Heartbeat;
import org.moqlab.engine.wire.lite.LiteVersion;

/// The part of [Talk] that concerns announcements.
abstract sealed class AnnounceTalk implements Talk permits RequestTalk {
    final Conversation session;

    AnnounceTalk(Conversation session) {
        this.session = session;
    }

    final List<SessionAction> unlessClosed(Consumer<Output> words) {
        Output out = new Output();
        if (!session.closed) {
            words.accept(out);
        }
        return out.take();
    }

    final LiteVersion version() {
        return session.version().orElseThrow();
    }

    static Bytes typed(long type, Bytes message) {
        return new WireWriter().varint(type).raw(message).toBytes();
    }

    @Override
    public List<SessionAction> askAnnouncements(Namespace prefix, long cause) {
        return unlessClosed(out -> {
            AnnounceRequest request = new AnnounceRequest(prefix, exclude());
            long stream = session.streams.openBidi(out);
            session.streams.become(new AnnounceFeed(stream, prefix));
            Bytes bytes = typed(AnnounceRequest.STREAM_TYPE, request.encode(version()));
            session.send(stream, request.view(request.kind(), bytes), cause, out);
        });
    }

    private Origin exclude() {
        return version().hasExcludeHop() ? session.terms.exclude() : Origin.UNKNOWN;
    }

    private List<SessionAction> onFeed(long stream, FeedWords words) {
        return unlessClosed(out ->
                session.streams
                        .in(stream)
                        .filter(AnnounceAsked.class::isInstance)
                        .ifPresent(asked -> words.say((AnnounceAsked) asked, out)));
    }

    private interface FeedWords {
        void say(AnnounceAsked asked, Output out);
    }

    @Override
    public List<SessionAction> replay(long stream, List<Told> told, long cause) {
        return onFeed(
                stream,
                (asked, out) -> {
                    if (version().hasAnnounceInit()) {
                        List<Namespace> suffixes = new ArrayList<>();
                        for (Told one : told) {
                            Namespace suffix = one.namespace().below(asked.prefix());
                            asked.tell(suffix);
                            suffixes.add(suffix);
                        }
                        AnnounceInit init = new AnnounceInit(suffixes);
                        session.send(stream, init, init.encode(), cause, out);
                        return;
                    }
                    if (version().hasAnnounceOk()) {
                        long fitting =
                                told.stream().filter(one -> onWire(asked, one).isPresent()).count();
                        AnnounceOk ok = new AnnounceOk(session.terms.origin(), fitting);
                        session.send(stream, ok, ok.encode(), cause, out);
                    }
                    told.forEach(one -> offer(stream, asked, one, cause, out));
                });
    }

    private Optional<Hops> onWire(AnnounceAsked asked, Told told) {
        Namespace suffix = told.namespace().below(asked.prefix());
        return version().carries(suffix) && asked.hasRoom(suffix)
                ? AnnounceAsked.onWire(told.hops(), version(), session.terms.origin())
                : Optional.empty();
    }

    @Override
    public List<SessionAction> announce(long stream, Told told, long cause) {
        return onFeed(stream, (asked, out) -> offer(stream, asked, told, cause, out));
    }

    @Override
    public boolean restarts() {
        return session.version().filter(LiteVersion::reannouncesInPlace).isPresent();
    }

    @Override
    public boolean tellsCosts() {
        return session.version().filter(LiteVersion::hasCosts).isPresent();
    }

    @Override
    public List<SessionAction> reannounce(long stream, Told told, long cause) {
        return onFeed(
                stream,
                (asked, out) -> {
                    Namespace suffix = told.namespace().below(asked.prefix());
                    if (ends(asked, suffix) && !version().reannouncesInPlace()) {
                        withdraw(stream, asked, suffix, cause, out);
                    }
                    offer(stream, asked, told, cause, out);
                });
    }

    private void offer(long stream, AnnounceAsked asked, Told told, long cause, Output out) {
        Namespace suffix = told.namespace().below(asked.prefix());
        Optional<Hops> hops = onWire(asked, told);
        if (hops.isEmpty()) {
            String what = "announce " + told.namespace();
            out.add(new SessionAction.Dropped(what, "this wire has no room for its hops or parts"));
            if (asked.tells(suffix)) {
                withdraw(stream, asked, suffix, cause, out);
            }
            return;
        }
        told.pulse().ifPresent(pulse -> beat(stream, suffix, pulse, cause, out));
        MessageView words =
                version().hasAnnounceIds() && hops.get() instanceof HopPath path
                        ? numbered(asked, suffix, path, told.cost())
                        : named(asked, suffix, hops.get());
        session.send(stream, words, cause, out);
    }

    private MessageView named(AnnounceAsked asked, Namespace suffix, Hops hops) {
        Announce announce = new Announce(true, suffix, hops);
        return announce.view(told(asked, suffix), announce.encode(version()));
    }

    private static MessageView.Kind told(AnnounceAsked asked, Namespace suffix) {
        return asked.tell(suffix) ? MessageView.Kind.REANNOUNCE : MessageView.Kind.ANNOUNCE;
    }

    private MessageView numbered(
            AnnounceAsked asked, Namespace suffix, HopPath hops, RouteCost cost) {
        OptionalLong id = asked.id(suffix);
        if (id.isPresent()) {
            AnnounceRestart restart = new AnnounceRestart(id.getAsLong(), hops, cost);
            return restart.view(suffix, restart.encode(version()));
        }
        asked.start(suffix);
        AnnounceStart start = new AnnounceStart(suffix, hops, cost);
        return start.view(told(asked, suffix), start.encode(version()));
    }

    @Override
    public List<SessionAction> unannounce(long stream, Namespace namespace, long cause) {
        return onFeed(
                stream,
                (asked, out) -> {
                    Namespace suffix = namespace.below(asked.prefix());
                    if (ends(asked, suffix)) {
                        withdraw(stream, asked, suffix, cause, out);
                    }
                });
    }

    @Override
    public List<SessionAction> beat(long stream, Namespace namespace, Pulse pulse, long cause) {
        return onFeed(
                stream,
                (asked, out) -> {
                    Namespace suffix = namespace.below(asked.prefix());
                    if (asked.tells(suffix)) {
                        beat(stream, suffix, pulse, cause, out);
                    }
                });
    }

    private void beat(long stream, Namespace suffix, Pulse pulse, long cause, Output out) {
        if (version().hasHeartbeats()) {
            Heartbeat beat = new Heartbeat(suffix, pulse);
            session.send(stream, beat, beat.encode(version()), cause, out);
        }
    }

    /// Whether the peer is told the end of a namespace: of what stands, and by relays that keep no
    /// books of anything, where the wire can name it.
    private boolean ends(AnnounceAsked asked, Namespace suffix) {
        boolean careless =
                session.terms.everyEnd()
                        && version().carries(suffix)
                        && !version().hasAnnounceIds();
        return careless || asked.tells(suffix);
    }

    private void withdraw(
            long stream, AnnounceAsked asked, Namespace suffix, long cause, Output out) {
        OptionalLong id = asked.id(suffix);
        asked.untell(suffix);
        if (id.isPresent()) {
            AnnounceEnd end = new AnnounceEnd(id.getAsLong());
            session.send(stream, end.view(suffix, end.encode(version())), cause, out);
        } else {
            Announce end = Announce.ended(suffix, version());
            session.send(stream, end, end.encode(version()), cause, out);
        }
    }
}
