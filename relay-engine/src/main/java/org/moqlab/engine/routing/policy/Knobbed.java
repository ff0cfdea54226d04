package org.moqlab.engine.routing.policy;

import java.util.List;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Loss;
import org.moqlab.engine.routing.Promise;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.Selection;
import org.moqlab.engine.routing.Timings;

/// A policy with knobs turned: it answers as the policy does, but for what its timings and rules
/// say otherwise.
public final class Knobbed implements RoutingPolicy {
    private final RoutingPolicy whole;
    private final Timings timings;
    private final Rules rules;

    /// Turns the knobs of a policy.
    ///
    /// @param timings in place of its own
    /// @param rules on top of its own
    public Knobbed(RoutingPolicy whole, Timings timings, Rules rules) {
        this.whole = whole;
        this.timings = timings;
        this.rules = rules;
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
        return timings;
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
        return isTooFar(told) || whole.refuses(told, self);
    }

    /// What is told counts as it would be stored.
    private boolean isTooFar(Hops told) {
        return rules.infinity().isPresent()
                && told.length() <= Rules.MAX_INFINITY
                && !whole.refuses(told, Origin.UNKNOWN)
                && whole.stored(told).length() > rules.infinity().getAsLong();
    }

    @Override
    public String refusing(Hops told, Origin self) {
        return isTooFar(told)
                ? "refused, more than " + rules.infinity().getAsLong() + " hops"
                : whole.refusing(told, self);
    }

    @Override
    public boolean tells(Route route, Origin peer, Origin self) {
        return whole.tells(route, peer, self);
    }

    @Override
    public boolean tellsBack() {
        return rules.splitHorizon().map(kept -> !kept).orElseGet(whole::tellsBack);
    }

    @Override
    public boolean fallsBack(Route lost, Route next, Loss loss) {
        boolean longer = next.hops().length() > lost.hops().length();
        boolean forbidden = rules.cleanup().filter(rule -> rule.forbidsLonger(loss)).isPresent();
        return !(longer && forbidden) && whole.fallsBack(lost, next, loss);
    }

    @Override
    public long reconnectDelay() {
        return rules.reconnectDelay().orElseGet(whole::reconnectDelay);
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
    public Selection selection() {
        return whole.selection();
    }
}
