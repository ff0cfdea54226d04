package org.moqlab.engine.routing.policy;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.Heartbeat;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Loss;
import org.moqlab.engine.routing.Promise;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Selection;
import org.moqlab.engine.routing.Timings;

/// A policy that answers every question as another does, but for those that its kind answers
/// otherwise.
public abstract class LayeredPolicy implements RoutingPolicy {
    private final RoutingPolicy whole;

    /// Lays itself over a policy.
    protected LayeredPolicy(RoutingPolicy whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public String nativeWire() {
        return whole.nativeWire();
    }

    @Override
    public Timings timings() {
        return whole.timings();
    }

    @Override
    public Backoff backoff() {
        return whole.backoff();
    }

    @Override
    public Identity identity() {
        return whole.identity();
    }

    @Override
    public Ends ends() {
        return whole.ends();
    }

    @Override
    public Entrance entrance() {
        return whole.entrance();
    }

    @Override
    public List<Promise> promises() {
        return whole.promises();
    }

    @Override
    public boolean acceptsFirst() {
        return whole.acceptsFirst();
    }

    @Override
    public Hops stored(Hops told) {
        return whole.stored(told);
    }

    @Override
    public boolean refuses(Hops told, Origin self) {
        return whole.refuses(told, self);
    }

    @Override
    public String refusing(Hops told, Origin self) {
        return whole.refusing(told, self);
    }

    @Override
    public boolean tells(Route route, Origin peer, Origin self) {
        return whole.tells(route, peer, self);
    }

    @Override
    public boolean tellsBack() {
        return whole.tellsBack();
    }

    @Override
    public boolean fallsBack(Route lost, Route next, Loss loss) {
        return whole.fallsBack(lost, next, loss);
    }

    @Override
    public long reconnectDelay() {
        return whole.reconnectDelay();
    }

    @Override
    public boolean followsAddresses() {
        return whole.followsAddresses();
    }

    @Override
    public long linger(Loss loss, long linger) {
        return whole.linger(loss, linger);
    }

    @Override
    public Optional<Heartbeat> heartbeat() {
        return whole.heartbeat();
    }

    @Override
    public Selection selection() {
        return whole.selection();
    }
}
