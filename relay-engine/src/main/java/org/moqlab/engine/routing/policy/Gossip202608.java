package org.moqlab.engine.routing.policy;

import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.Merit;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.Timings;

/// `gossip-2026-08`, moq-relay of August 2026 (GOSSIP C): fronts that belong to one publisher, a
/// route for each peer that does not lead back through it, a linger of 5 s after a session is lost.
public final class Gossip202608 extends FrontPolicy {
    /// Its name in scenario files.
    public static final String NAME = "gossip-2026-08";

    private static final Timings TIMINGS =
            new Timings(
                    Timings.AT_ONCE,
                    0,
                    30 * FrontRules.SECOND,
                    5 * FrontRules.SECOND,
                    5 * FrontRules.SECOND);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String nativeWire() {
        return "moq-lite-05";
    }

    @Override
    public Timings timings() {
        return TIMINGS;
    }

    /// Cheapest, then shortest, then by hash.
    @Override
    public int compare(Namespace namespace, Route one, Route other) {
        int byCost = Long.compare(one.cost().warm(), other.cost().warm());
        return byCost != 0 ? byCost : FrontRules.compare(namespace, one, other);
    }

    @Override
    public Merit merit(Namespace namespace, Route first, Route second) {
        return first.cost().warm() == second.cost().warm()
                ? FrontRules.merit(namespace, first, second)
                : Merit.CHEAPER;
    }

    /// Two relays that fetch both look free to each other; only the one with the higher hash moves,
    /// so that they do not move to each other.
    @Override
    public boolean adopts(Move move) {
        boolean cheaper = move.to().cost().warm() < move.from().cost().warm();
        return !cheaper || !FrontRules.leadsToFetching(move) || FrontRules.compareHashes(move) < 0;
    }

    @Override
    public OptionalLong hold(Move move) {
        return OptionalLong.empty();
    }

    @Override
    public boolean minds() {
        return false;
    }

    /// There is one cost here, and it is paid.
    @Override
    public RouteCost discounted(RouteCost whole) {
        return RouteCost.ZERO;
    }
}
