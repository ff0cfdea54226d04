package org.moqlab.engine.routing.policy;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.Merit;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.Timings;

/// `gossip-2026-08-dev`, what moq-relay was to become after August 2026 (GOSSIP C, marks of dev):
/// as `gossip-2026-08`, but without a linger, with a cold cost beside the warm one, and with a wait
/// before a front moves to another relay.
public final class Gossip202608Dev extends FrontPolicy {
    /// Its name in scenario files.
    public static final String NAME = "gossip-2026-08-dev";

    /// How long a front waits at least before it moves, ns.
    static final long HOLD = 500 * FrontRules.MILLI;

    /// The wait is longer by less than so many milliseconds, which depend on relay and name.
    static final long SPREAD = 250;

    private static final Timings TIMINGS =
            new Timings(Timings.AT_ONCE, 0, 30 * FrontRules.SECOND, 5 * FrontRules.SECOND, 0);

    private static final Comparator<Route> BY_COST = Comparator.comparing(Route::cost);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String nativeWire() {
        return "moqlab-06";
    }

    @Override
    public Timings timings() {
        return TIMINGS;
    }

    /// Cheapest where it flows, then cheapest from the publisher, then shortest, then by hash.
    @Override
    public int compare(Namespace namespace, Route one, Route other) {
        int byCost = BY_COST.compare(one, other);
        return byCost != 0 ? byCost : FrontRules.compare(namespace, one, other);
    }

    @Override
    public Merit merit(Namespace namespace, Route first, Route second) {
        return BY_COST.compare(first, second) == 0
                ? FrontRules.merit(namespace, first, second)
                : Merit.CHEAPER;
    }

    /// Of two relays that fetch both the one moves that is farther from the publisher, by hash if
    /// they are as far. A new session of the same relay is no move.
    @Override
    public boolean adopts(Move move) {
        if (!FrontRules.leadsToFetching(move) || move.tainted() || FrontRules.isSameRelay(move)) {
            return true;
        }
        long theirs = move.to().advertised().cold();
        long ours = move.from().cost().cold();
        return theirs == ours ? FrontRules.compareHashes(move) < 0 : theirs < ours;
    }

    /// Prices on their way have arrived by then. There is nothing to wait for where the route in
    /// use is no good, or the other comes from the same relay or from this one.
    @Override
    public OptionalLong hold(Move move) {
        if (move.tainted() || move.to().hops().length() == 0 || FrontRules.isSameRelay(move)) {
            return OptionalLong.empty();
        }
        long hash = FrontRules.hash(move.namespace(), List.of(move.self()));
        long spread = Long.remainderUnsigned(hash, SPREAD) * FrontRules.MILLI;
        return OptionalLong.of(HOLD + spread);
    }

    @Override
    public boolean minds() {
        return true;
    }

    /// The way to the publisher is as long as before.
    @Override
    public RouteCost discounted(RouteCost whole) {
        return new RouteCost(0, whole.cold());
    }
}
