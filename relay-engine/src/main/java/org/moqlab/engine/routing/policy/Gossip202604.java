package org.moqlab.engine.routing.policy;

import java.util.List;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Backups;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Selection;
import org.moqlab.engine.routing.Timings;

/// `gossip-2026-04`, the first hop lists (GOSSIP B.1 #1322): loops are to be known by one's own id
/// in the list, but every session stamps an id of its own, so that no relay ever knows itself.
/// Without a hold-down the echoes of March become a storm.
public final class Gossip202604 implements RoutingPolicy, Backups {
    /// Its name in scenario files.
    public static final String NAME = "gossip-2026-04";

    @Override
    public String name() {
        return NAME;
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
        return Identity.PER_SESSION;
    }

    @Override
    public Ends ends() {
        return Ends.STRICT;
    }

    @Override
    public Entrance entrance() {
        return Entrance.BY_URL;
    }

    @Override
    public boolean acceptsFirst() {
        return true;
    }

    @Override
    public Hops stored(Hops told) {
        return HopListRules.stored(told);
    }

    /// The relay looks for its own id, which no session ever told anybody.
    @Override
    public boolean refuses(Hops told, Origin self) {
        return HopListRules.refuses(told, self);
    }

    /// Everybody is told; nobody asks for less.
    @Override
    public boolean tells(Route route, Origin peer, Origin self) {
        return true;
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
