package org.moqlab.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.WireWriter;
import org.moqlab.engine.wire.lite.Announce;
import org.moqlab.engine.wire.lite.AnnounceInit;
import org.moqlab.engine.wire.lite.AnnounceOk;
import org.moqlab.engine.wire.lite.AnnounceRequest;
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
        return version().carries(suffix)
                ? AnnounceAsked.onWire(told.hops(), version(), session.terms.origin())
                : Optional.empty();
    }

    @Override
    public List<SessionAction> announce(long stream, Told told, long cause) {
        return onFeed(stream, (asked, out) -> offer(stream, asked, told, cause, out));
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

    @Override
    public boolean restarts() {
        return version().reannouncesInPlace();
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
        Announce announce = new Announce(true, suffix, hops.get());
        MessageView.Kind kind =
                asked.tell(suffix) ? MessageView.Kind.REANNOUNCE : MessageView.Kind.ANNOUNCE;
        session.send(stream, announce.view(kind, announce.encode(version())), cause, out);
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

    /// Whether the peer is told the end of a namespace: of what stands, and by relays that keep no
    /// books of anything.
    private boolean ends(AnnounceAsked asked, Namespace suffix) {
        return asked.tells(suffix) || (session.terms.everyEnd() && version().carries(suffix));
    }

    private void withdraw(
            long stream, AnnounceAsked asked, Namespace suffix, long cause, Output out) {
        asked.untell(suffix);
        Announce end = Announce.ended(suffix, version());
        session.send(stream, end, end.encode(version()), cause, out);
    }
}
