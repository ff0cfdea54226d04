package org.moqlab.engine.routing.policy;

import java.util.List;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Timings;

/// `gossip-2026-03`, the world of the bug report (GOSSIP A.3): a bare hop count, echo to everyone,
/// backups, 250 ms hold-down. No split horizon, no poison, no infinity, no path.
public final class Gossip202603 implements RoutingPolicy {
    /// Its name in scenario files.
    public static final String NAME = "gossip-2026-03";

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private static final Timings TIMINGS =
            new Timings(250 * MILLI, MILLI / 10, 10 * SECOND, 4 * SECOND, 0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String nativeWire() {
        return "moq-lite-03";
    }

    @Override
    public Timings timings() {
        return TIMINGS;
    }

    /// The receiver counts one more; who told it is forgotten.
    @Override
    public Hops stored(Hops told) {
        return told.through(Origin.UNKNOWN);
    }

    /// Only strictly fewer hops, so that equal routes do not flap.
    @Override
    public boolean replaces(Route candidate, Route best) {
        return candidate.hops().length() < best.hops().length();
    }

    /// Fewest hops; among equals the one last in the list, which removal by swapping perturbs.
    @Override
    public int promoted(List<Route> standby) {
        int chosen = standby.size() - 1;
        for (int i = chosen - 1; i >= 0; i--) {
            if (standby.get(i).hops().length() < standby.get(chosen).hops().length()) {
                chosen = i;
            }
        }
        return chosen;
    }

    @Override
    public Reason standing(Route standby, Route best) {
        long longer = standby.hops().length() - best.hops().length();
        if (longer > 0) {
            return Reason.LONGER;
        }
        return longer == 0 ? Reason.SAME_HOPS : Reason.SHORTER_WAITING;
    }
}
