package org.moqlab.engine.relay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Demand;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Pulse;
import org.moqlab.engine.model.TrackInfo;
import org.moqlab.engine.model.TrackName;
import org.moqlab.engine.session.SessionAction;
import org.moqlab.engine.session.Talk;

/// Says things with effective names to a peer that stands at a root: names are told relative to it,
/// and none that is out of its reach. What the peer says comes in through [RootedEvents].
final class RootedTalk implements Talk {
    private final Root root;
    private final Talk talk;

    private RootedTalk(Root root, Talk talk) {
        this.root = root;
        this.talk = talk;
    }

    /// A way to talk to a peer at a root.
    static Talk at(Root root, Talk talk) {
        return root.isAll() ? talk : new RootedTalk(root, talk);
    }

    private Optional<Told> relative(Told told) {
        return root.relative(told.namespace())
                .map(name -> new Told(name, told.hops(), told.cost(), told.pulse()));
    }

    /// Requests go where an announcement came from, and that was within reach.
    private Namespace reached(Namespace effective) {
        return root.relative(effective)
                .orElseThrow(() -> new IllegalStateException(effective + " is out of reach"));
    }

    @Override
    public List<SessionAction> askAnnouncements(Namespace prefix, long cause) {
        return root.relative(prefix)
                .map(name -> talk.askAnnouncements(name, cause))
                .orElse(List.of());
    }

    @Override
    public List<SessionAction> replay(long stream, List<Told> told, long cause) {
        List<Told> known = told.stream().map(this::relative).flatMap(Optional::stream).toList();
        return talk.replay(stream, known, cause);
    }

    @Override
    public List<SessionAction> announce(long stream, Told told, long cause) {
        return relative(told).map(one -> talk.announce(stream, one, cause)).orElse(List.of());
    }

    @Override
    public boolean restarts() {
        return talk.restarts();
    }

    @Override
    public boolean tellsCosts() {
        return talk.tellsCosts();
    }

    @Override
    public List<SessionAction> reannounce(long stream, Told told, long cause) {
        return relative(told).map(one -> talk.reannounce(stream, one, cause)).orElse(List.of());
    }

    @Override
    public List<SessionAction> unannounce(long stream, Namespace namespace, long cause) {
        return root.relative(namespace)
                .map(name -> talk.unannounce(stream, name, cause))
                .orElse(List.of());
    }

    @Override
    public List<SessionAction> beat(long stream, Namespace namespace, Pulse pulse, long cause) {
        return root.relative(namespace)
                .map(name -> talk.beat(stream, name, pulse, cause))
                .orElse(List.of());
    }

    @Override
    public List<SessionAction> subscribe(
            long id, Namespace namespace, TrackName track, Demand demand, long cause) {
        return talk.subscribe(id, reached(namespace), track, demand, cause);
    }

    @Override
    public List<SessionAction> askTrack(
            long request, Namespace namespace, TrackName track, long cause) {
        return talk.askTrack(request, reached(namespace), track, cause);
    }

    @Override
    public List<SessionAction> fetch(
            long fetch,
            Namespace namespace,
            TrackName track,
            int priority,
            long group,
            long cause) {
        return talk.fetch(fetch, reached(namespace), track, priority, group, cause);
    }

    @Override
    public List<SessionAction> update(long id, Demand demand, long cause) {
        return talk.update(id, demand, cause);
    }

    @Override
    public List<SessionAction> giveUp(long id) {
        return talk.giveUp(id);
    }

    @Override
    public List<SessionAction> accept(long stream, TrackInfo info, long cause) {
        return talk.accept(stream, info, cause);
    }

    @Override
    public List<SessionAction> fail(long stream, long code) {
        return talk.fail(stream, code);
    }

    @Override
    public List<SessionAction> drop(long stream, long start, long end, long code, long cause) {
        return talk.drop(stream, start, end, code, cause);
    }

    @Override
    public List<SessionAction> end(long stream) {
        return talk.end(stream);
    }

    @Override
    public Optional<Group> openGroup(long subscription, long sequence, long cause) {
        return talk.openGroup(subscription, sequence, cause);
    }

    @Override
    public List<SessionAction> frame(
            long stream, OptionalLong timestamp, Bytes payload, long cause) {
        return talk.frame(stream, timestamp, payload, cause);
    }

    @Override
    public List<SessionAction> endGroup(long stream) {
        return talk.endGroup(stream);
    }

    @Override
    public List<SessionAction> abortGroup(long stream, long code) {
        return talk.abortGroup(stream, code);
    }

    @Override
    public List<SessionAction> rank(long stream, long priority) {
        return talk.rank(stream, priority);
    }

    @Override
    public boolean takesDatagrams() {
        return talk.takesDatagrams();
    }

    @Override
    public List<SessionAction> datagram(
            long subscription, long sequence, long timestamp, Bytes payload, long cause) {
        return talk.datagram(subscription, sequence, timestamp, payload, cause);
    }

    @Override
    public boolean hasTracks() {
        return talk.hasTracks();
    }

    @Override
    public List<SessionAction> trackInfo(long stream, TrackInfo info, long cause) {
        return talk.trackInfo(stream, info, cause);
    }

    @Override
    public boolean hasFetch() {
        return talk.hasFetch();
    }

    @Override
    public List<SessionAction> fetchFrame(
            long stream, OptionalLong timestamp, Bytes payload, long cause) {
        return talk.fetchFrame(stream, timestamp, payload, cause);
    }

    @Override
    public List<SessionAction> endFetch(long stream) {
        return talk.endFetch(stream);
    }

    @Override
    public List<SessionAction> goAway(String uri, long cause) {
        return talk.goAway(uri, cause);
    }

    @Override
    public List<SessionAction> close(long code, String reason) {
        return talk.close(code, reason);
    }
}
