package org.moqlab.engine.relay;

import java.util.Collections;
import java.util.List;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.session.SessionEvent;
import org.moqlab.engine.wire.ErrorCode;

/// The data plane of a relay: tracks in, tracks out (GOSSIP A.3.5, C.6). Start reading at
/// [#happened].
final class TrackPlane {
    private final FeedTable table;
    private final Errands errands;
    private final Subscriptions subscriptions;
    private final Arrivals arrivals;
    private final Handover handover;

    /// @param acceptsFirst whether subscriptions are accepted before the upstream has answered
    TrackPlane(boolean acceptsFirst) {
        this(new FeedTable(acceptsFirst));
    }

    private TrackPlane(FeedTable table) {
        this(table, new Errands(table));
    }

    private TrackPlane(FeedTable table, Errands errands) {
        this.table = table;
        this.errands = errands;
        this.subscriptions = new Subscriptions(table);
        this.handover = new Handover(table, subscriptions);
        this.arrivals = new Arrivals(table, handover);
    }

    TrackPlane copy() {
        FeedTable copy = table.copy();
        return new TrackPlane(copy, errands.copy(copy));
    }

    /// Who reads what, from where.
    ///
    /// @param max how many are told
    List<TrackReader> readers(int max) {
        return table.readers(max);
    }

    /// Octets kept for those who come late.
    long octetsKept() {
        return table.cache.octets();
    }

    /// A session told something about tracks.
    void happened(SessionId session, SessionEvent.OfTrack event, Lines lines) {
        carryOut(session, event, lines);
        tellReaders(lines);
    }

    private void carryOut(SessionId session, SessionEvent.OfTrack event, Lines lines) {
        switch (event) {
            case SessionEvent.SubscribeRequested asked -> subscribe(session, asked, lines);
            case SessionEvent.SubscribeUpdated next ->
                    subscriptions.change(their(session, next.stream()), next.demand(), lines);
            case SessionEvent.SubscribeCancelled gone ->
                    subscriptions.cancel(their(session, gone.stream()), lines);
            case SessionEvent.Accepted yes -> arrivals.accepted(session, yes, lines);
            case SessionEvent.Ended ended -> arrivals.ended(session, ended, lines);
            case SessionEvent.GroupsDropped gone -> arrivals.dropped(session, gone, lines);
            case SessionEvent.GroupBegan group -> arrivals.groupBegan(session, group, lines);
            case SessionEvent.FrameArrived frame -> arrivals.frameArrived(session, frame, lines);
            case SessionEvent.GroupEnded group -> arrivals.groupEnded(session, group, lines);
            case SessionEvent.DatagramArrived whole -> arrivals.datagram(session, whole, lines);
            case SessionEvent.TrackAsked asked -> track(session, asked, lines);
            case SessionEvent.TrackUnwanted gone ->
                    errands.unwanted(their(session, gone.stream()), lines);
            case SessionEvent.FetchAsked asked -> fetch(session, asked, lines);
            case SessionEvent.FetchUnwanted gone ->
                    errands.unwanted(their(session, gone.stream()), lines);
            case SessionEvent.TrackTold told ->
                    errands.told(our(session, told.request()), told.info(), lines);
            case SessionEvent.TrackRefused no ->
                    errands.refused(our(session, no.request()), no.code(), lines);
            case SessionEvent.Fetched frame ->
                    errands.fetched(our(session, frame.fetch()), frame, lines);
            case SessionEvent.FetchEnded ended -> fetchEnded(session, ended, lines);
        }
    }

    private static TheirRequest their(SessionId session, long stream) {
        return new TheirRequest(session, stream);
    }

    private static OurRequest our(SessionId session, long number) {
        return new OurRequest(session, number);
    }

    private void subscribe(SessionId session, SessionEvent.SubscribeRequested asked, Lines lines) {
        TheirRequest place = their(session, asked.stream());
        switch (lines.source(session, asked.namespace(), Collections.emptySortedSet())) {
            case Source.Open open -> subscriptions.subscribe(place, asked, open, lines);
            case Source.Waiting waiting -> subscriptions.await(place, asked, waiting, lines);
            case Source.Refused no -> refuse(place, no.code(), lines);
        }
    }

    private void track(SessionId session, SessionEvent.TrackAsked asked, Lines lines) {
        errands.track(their(session, asked.stream()), asked, lines);
    }

    private void fetch(SessionId session, SessionEvent.FetchAsked asked, Lines lines) {
        errands.fetch(their(session, asked.stream()), asked, lines);
    }

    private void fetchEnded(SessionId session, SessionEvent.FetchEnded ended, Lines lines) {
        OurRequest ours = our(session, ended.fetch());
        if (ended.clean()) {
            errands.complete(ours, lines);
        } else {
            errands.refused(ours, ended.code(), lines);
        }
    }

    private static void refuse(TheirRequest peer, ErrorCode code, Lines lines) {
        lines.say(peer.session(), talk -> talk.fail(peer.stream(), code.code()));
    }

    /// The table hears who reads fronts.
    private void tellReaders(Lines lines) {
        for (FeedTable.Reading news : table.news()) {
            lines.reads(news.namespace(), news.reader(), news.begins());
            lines.wanted(news.namespace(), table.isRead(news.namespace()));
        }
    }

    /// The routes of a namespace are others now.
    void settled(Namespace namespace, Lines lines) {
        handover.settled(namespace, lines);
        errands.settled(namespace, lines);
        tellReaders(lines);
    }

    /// A peer lets this end open more streams for groups.
    void credit(SessionId session, Lines lines) {
        subscriptions.credit(session, lines);
    }

    /// A peer lets this end write more.
    void writable(SessionId session, Lines lines) {
        table.left(session, new Outlet(lines, table.ranking));
    }

    /// A source closed: everything taken from it fails.
    void routeClosed(Route route, Lines lines) {
        arrivals.routeClosed(route, lines);
        errands.routeClosed(route, lines);
        tellReaders(lines);
    }

    /// A session is gone, and with it everyone on it who listened or asked.
    void sessionGone(SessionId session, Lines lines) {
        subscriptions.sessionGone(session, lines);
        errands.sessionGone(session, lines);
        tellReaders(lines);
    }
}
