package org.moqlab.engine.relay;

import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Selection;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.routing.policy.Gossip202605;

/// The gossip of May 2026 with subscriptions that wait for the upstream's answer.
final class AsksFirst implements RoutingPolicy {
    private final RoutingPolicy other = new Gossip202605();

    @Override
    public String name() {
        return "asks-first";
    }

    @Override
    public String nativeWire() {
        return "moq-lite-05";
    }

    @Override
    public Timings timings() {
        return other.timings();
    }

    @Override
    public Backoff backoff() {
        return other.backoff();
    }

    @Override
    public Identity identity() {
        return other.identity();
    }

    @Override
    public Ends ends() {
        return other.ends();
    }

    @Override
    public Entrance entrance() {
        return Entrance.BY_SETUP;
    }

    @Override
    public boolean acceptsFirst() {
        return false;
    }

    @Override
    public Hops stored(Hops told) {
        return other.stored(told);
    }

    @Override
    public boolean refuses(Hops told, Origin self) {
        return other.refuses(told, self);
    }

    @Override
    public boolean tells(Route route, Origin peer, Origin self) {
        return other.tells(route, peer, self);
    }

    @Override
    public Selection selection() {
        return other.selection();
    }
}
