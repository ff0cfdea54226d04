package org.moqlab.engine.routing.policy;

import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.Merit;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.Timings;

/// A policy with fronts that has a bug put back: it answers as the policy does, but for the one
/// question that the bug answers otherwise.
abstract non-sealed class FrontQuirk extends FrontPolicy {
    private final FrontPolicy whole;
    private final String quirk;

    /// @param quirk what comes after the policy's name and a plus sign
    FrontQuirk(FrontPolicy whole, String quirk) {
        this.whole = whole;
        this.quirk = quirk;
    }

    @Override
    public final String name() {
        return whole.name() + "+" + quirk;
    }

    @Override
    public final String nativeWire() {
        return whole.nativeWire();
    }

    @Override
    public final int compare(Namespace namespace, Route one, Route other) {
        return whole.compare(namespace, one, other);
    }

    @Override
    public final Merit merit(Namespace namespace, Route first, Route second) {
        return whole.merit(namespace, first, second);
    }

    @Override
    public final boolean minds() {
        return whole.minds();
    }

    @Override
    public final RouteCost discounted(RouteCost cost) {
        return whole.discounted(cost);
    }

    @Override
    public Timings timings() {
        return whole.timings();
    }

    @Override
    public boolean adopts(Move move) {
        return whole.adopts(move);
    }

    @Override
    public OptionalLong hold(Move move) {
        return whole.hold(move);
    }
}
