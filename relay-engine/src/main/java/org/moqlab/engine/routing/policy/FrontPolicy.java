package org.moqlab.engine.routing.policy;

import java.util.List;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.Fronts;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Promise;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Selection;

/// What the policies with fronts have in common.
abstract sealed class FrontPolicy implements RoutingPolicy, Fronts
        permits Gossip202608, Gossip202608Dev, FrontQuirk {
    @Override
    public final Backoff backoff() {
        return FrontRules.BACKOFF;
    }

    @Override
    public final Identity identity() {
        return Identity.PER_RELAY;
    }

    @Override
    public final Ends ends() {
        return Ends.LENIENT;
    }

    @Override
    public final Entrance entrance() {
        return Entrance.BY_SETUP;
    }

    /// Peers are told of no route that has passed them, ends of the unknown mean nothing, and
    /// routes change in place.
    @Override
    public final List<Promise> promises() {
        return List.of(Promise.SPLIT_HORIZON, Promise.SESSION_SURVIVES);
    }

    @Override
    public final boolean acceptsFirst() {
        return false;
    }

    @Override
    public final Hops stored(Hops told) {
        return FrontRules.stored(told);
    }

    @Override
    public final boolean refuses(Hops told, Origin self) {
        return HopListRules.refuses(told, self);
    }

    @Override
    public final boolean tells(Route route, Origin peer, Origin self) {
        return FrontRules.tells(route, peer, self);
    }

    @Override
    public final Selection selection() {
        return this;
    }
}
