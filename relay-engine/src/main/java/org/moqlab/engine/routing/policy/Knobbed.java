package org.moqlab.engine.routing.policy;

import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.WireName;
import org.moqlab.engine.routing.Heartbeat;
import org.moqlab.engine.routing.Loss;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Rules;
import org.moqlab.engine.routing.Timings;

/// A policy with knobs turned: it answers as the policy does, but for what its timings and rules
/// say otherwise.
public final class Knobbed extends LayeredPolicy {
    private final Timings timings;
    private final Rules rules;

    /// Turns the knobs of a policy.
    ///
    /// @param timings in place of its own
    /// @param rules on top of its own
    public Knobbed(RoutingPolicy whole, Timings timings, Rules rules) {
        super(whole);
        this.timings = timings;
        this.rules = rules;
    }

    @Override
    public Timings timings() {
        return timings;
    }

    @Override
    public boolean refuses(Hops told, Origin self) {
        return isTooFar(told) || super.refuses(told, self);
    }

    /// What is told counts as it would be stored.
    private boolean isTooFar(Hops told) {
        return rules.infinity().isPresent()
                && told.length() <= Rules.MAX_INFINITY
                && !super.refuses(told, Origin.UNKNOWN)
                && super.stored(told).length() > rules.infinity().getAsLong();
    }

    @Override
    public String refusing(Hops told, Origin self) {
        return isTooFar(told)
                ? "refused, more than " + rules.infinity().getAsLong() + " hops"
                : super.refusing(told, self);
    }

    @Override
    public boolean tellsBack() {
        return rules.splitHorizon().map(kept -> !kept).orElseGet(super::tellsBack);
    }

    @Override
    public boolean fallsBack(Route lost, Route next, Loss loss) {
        boolean longer = next.hops().length() > lost.hops().length();
        boolean forbidden = rules.cleanup().filter(rule -> rule.forbidsLonger(loss)).isPresent();
        return !(longer && forbidden) && super.fallsBack(lost, next, loss);
    }

    @Override
    public Optional<Heartbeat> heartbeat() {
        return rules.heartbeat().or(super::heartbeat);
    }

    /// Signs of life need a place on the wire; a wire that has none keeps its name, and
    /// [org.moqlab.engine.mesh.Knobs] objects to it.
    @Override
    public String nativeWire() {
        String plain = super.nativeWire();
        return heartbeat()
                .flatMap(_ -> WireName.of(plain))
                .flatMap(WireName::withHeartbeats)
                .map(WireName::text)
                .orElse(plain);
    }

    @Override
    public long reconnectDelay() {
        return rules.reconnectDelay().orElseGet(super::reconnectDelay);
    }
}
