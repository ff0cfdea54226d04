package org.moqlab.engine.routing.policy;

import java.util.List;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Backups;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Promise;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Selection;
import org.moqlab.engine.routing.Timings;

/// `gossip-2026-05`, the hop list put right (GOSSIP B.1 #1420, #1423): one id a relay, own id
/// refused, peers not told of routes they are on. Loops are gone; a withdrawal still walks through
/// every longer way there is before it is over.
public final class Gossip202605 implements RoutingPolicy, Backups {
    /// Its name in scenario files.
    public static final String NAME = "gossip-2026-05";

    /// The quirk it had for an hour and a half (GOSSIP B.2 no. 10): the end of a name that was
    /// never told on a session ends the session.
    public static final String END_FOR_UNKNOWN = NAME + "+end-for-unknown";

    private final Ends ends;

    /// As it came to be.
    public Gossip202605() {
        this(Ends.LENIENT);
    }

    /// @param ends how it takes ends of what was never announced
    Gossip202605(Ends ends) {
        this.ends = ends;
    }

    @Override
    public String name() {
        return ends == Ends.STRICT ? END_FOR_UNKNOWN : NAME;
    }

    @Override
    public String nativeWire() {
        return "moq-lite-04";
    }

    @Override
    public Timings timings() {
        return HopListRules.TIMINGS;
    }

    @Override
    public Backoff backoff() {
        return HopListRules.BACKOFF;
    }

    @Override
    public Identity identity() {
        return Identity.PER_RELAY;
    }

    @Override
    public Ends ends() {
        return ends;
    }

    @Override
    public Entrance entrance() {
        return Entrance.BY_URL;
    }

    /// Peers say which routes they are on, and ends of the unknown mean nothing.
    @Override
    public List<Promise> promises() {
        return ends == Ends.STRICT
                ? List.of(Promise.SPLIT_HORIZON)
                : List.of(Promise.SPLIT_HORIZON, Promise.SESSION_SURVIVES);
    }

    @Override
    public boolean acceptsFirst() {
        return true;
    }

    @Override
    public Hops stored(Hops told) {
        return HopListRules.stored(told);
    }

    /// Own id in the list: it has been here before.
    @Override
    public boolean refuses(Hops told, Origin self) {
        return HopListRules.refuses(told, self);
    }

    /// Not what has passed the peer, as the peer asks, nor what has passed here.
    @Override
    public boolean tells(Route route, Origin peer, Origin self) {
        return !HopListRules.passed(route.hops(), peer) && !HopListRules.passed(route.hops(), self);
    }

    @Override
    public boolean replaces(Route candidate, Route best) {
        return HopListRules.replaces(candidate, best);
    }

    @Override
    public Reason replacing(Route candidate, Route best) {
        return HopListRules.replacing(candidate, best);
    }

    @Override
    public int promoted(List<Route> standby) {
        return HopListRules.promoted(standby);
    }

    @Override
    public Reason promoting() {
        return Reason.PROMOTED_OLDEST;
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public Reason standing(Route standby, Route best) {
        return HopListRules.standing(standby, best);
    }

    @Override
    public Selection selection() {
        return this;
    }
}
