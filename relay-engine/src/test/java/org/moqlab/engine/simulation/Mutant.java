package org.moqlab.engine.simulation;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.routing.Backups;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Fronts;
import org.moqlab.engine.routing.Merit;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Selection;
import org.moqlab.engine.routing.Timings;
import org.moqlab.engine.routing.policy.LayeredPolicy;

/// A policy with some of its rules switched off, which still promises what it promised.
final class Mutant extends LayeredPolicy {
    /// Longest hop list that is told with [Rule#LONG_LISTS] off.
    static final int SHORT = 2;

    /// A rule that can be switched off.
    enum Rule {
        /// Peers are spared routes they are on.
        SPLIT_HORIZON,
        /// Lists that name oneself are refused.
        OWN_ID,
        /// Ends of the unknown mean nothing.
        LENIENT_ENDS,
        /// Lists of more than [#SHORT] hops are told on.
        LONG_LISTS,
        /// Only strictly fewer hops replace the best.
        STRICTLY_FEWER,
        /// A route that was closed leaves the table.
        CLOSED_ROUTES_GO,
        /// Of two relays that fetch both, one stays where it is.
        GATE,
        /// A front waits before it moves to another relay.
        HOLD,
        /// Equal routes are told apart by what every relay computes alike.
        HASH
    }

    /// Longer than any run.
    private static final long NEVER = 3_600_000_000_000L;

    private final Set<Rule> off;

    Mutant(RoutingPolicy whole, Rule... off) {
        super(whole);
        this.off = Set.of(off);
    }

    @Override
    public Timings timings() {
        Timings t = super.timings();
        return off.contains(Rule.CLOSED_ROUTES_GO)
                ? new Timings(t.holdDown(), NEVER, t.idleTimeout(), t.keepAlive(), t.linger())
                : t;
    }

    @Override
    public Ends ends() {
        return off.contains(Rule.LENIENT_ENDS) ? Ends.STRICT : super.ends();
    }

    @Override
    public boolean refuses(Hops told, Origin self) {
        return off.contains(Rule.OWN_ID)
                ? told.length() > HopPath.MAX_HOPS
                : super.refuses(told, self);
    }

    @Override
    public boolean tells(Route route, Origin peer, Origin self) {
        if (off.contains(Rule.LONG_LISTS) && route.hops().length() > SHORT) {
            return false;
        }
        return off.contains(Rule.SPLIT_HORIZON)
                ? route.hops().length() < HopPath.MAX_HOPS
                : super.tells(route, peer, self);
    }

    @Override
    public Selection selection() {
        return switch (super.selection()) {
            case Backups rules when off.contains(Rule.STRICTLY_FEWER) -> new Looser(rules);
            case Backups rules -> rules;
            case Fronts rules -> new Hastier(rules, off);
        };
    }

    /// Fronts that move more readily.
    private record Hastier(Fronts rules, Set<Rule> off) implements Fronts {
        @Override
        public int compare(Namespace namespace, Route one, Route other) {
            return off.contains(Rule.HASH) && one.hops().length() == other.hops().length()
                    ? 0
                    : rules.compare(namespace, one, other);
        }

        @Override
        public Merit merit(Namespace namespace, Route first, Route second) {
            return rules.merit(namespace, first, second);
        }

        @Override
        public boolean adopts(Move move) {
            return off.contains(Rule.GATE) || rules.adopts(move);
        }

        @Override
        public OptionalLong hold(Move move) {
            return off.contains(Rule.HOLD) ? OptionalLong.empty() : rules.hold(move);
        }

        @Override
        public boolean minds() {
            return rules.minds();
        }

        @Override
        public RouteCost discounted(RouteCost cost) {
            return rules.discounted(cost);
        }
    }

    /// A newcomer with as many hops replaces the best too.
    private record Looser(Backups rules) implements Backups {
        @Override
        public boolean replaces(Route candidate, Route best) {
            return candidate.hops().length() <= best.hops().length();
        }

        @Override
        public Reason replacing(Route candidate, Route best) {
            return rules.replacing(candidate, best);
        }

        @Override
        public int promoted(List<Route> standby) {
            return rules.promoted(standby);
        }

        @Override
        public Reason promoting() {
            return rules.promoting();
        }

        @Override
        public boolean keepsOrder() {
            return rules.keepsOrder();
        }

        @Override
        public Reason standing(Route standby, Route best) {
            return rules.standing(standby, best);
        }
    }
}
