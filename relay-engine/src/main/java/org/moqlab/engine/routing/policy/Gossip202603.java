package org.moqlab.engine.routing.policy;

import java.util.List;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Backups;
import org.moqlab.engine.routing.Ends;
import org.moqlab.engine.routing.Entrance;
import org.moqlab.engine.routing.Identity;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.RoutingPolicy;
import org.moqlab.engine.routing.Selection;
import org.moqlab.engine.routing.Timings;

/// `gossip-2026-03`, the world of the bug report (GOSSIP A.3): a bare hop count, echo to everyone,
/// backups, 250 ms hold-down. No split horizon, no poison, no infinity, no path.
public final class Gossip202603 implements RoutingPolicy, Backups {
    /// Its name in scenario files.
    public static final String NAME = "gossip-2026-03";

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private static final Timings TIMINGS =
            new Timings(250 * MILLI, MILLI / 10, 10 * SECOND, 4 * SECOND, 0);

    private static final Backoff BACKOFF = new Backoff(2 * SECOND, 300 * SECOND, true);

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

    /// 2, 4, 8 … 256 s, never shorter again after a good session; the ninth loss ends the relay.
    @Override
    public Backoff backoff() {
        return BACKOFF;
    }

    @Override
    public Identity identity() {
        return Identity.NONE;
    }

    @Override
    public Ends ends() {
        return Ends.STRICT;
    }

    @Override
    public Entrance entrance() {
        return Entrance.BY_URL;
    }

    @Override
    public boolean acceptsFirst() {
        return true;
    }

    /// The receiver counts one more; who told it is forgotten.
    @Override
    public Hops stored(Hops told) {
        return switch (told) {
            case HopCount count -> count.through(Origin.UNKNOWN);
            case HopPath path -> new HopCount(path.length());
        };
    }

    /// Whoever tells is believed, also about what came from here.
    @Override
    public boolean refuses(Hops told, Origin self) {
        return false;
    }

    /// Everybody is told, also the one it came from.
    @Override
    public boolean tells(Route route, Origin peer, Origin self) {
        return true;
    }

    /// Only strictly fewer hops, so that equal routes do not flap.
    @Override
    public boolean replaces(Route candidate, Route best) {
        return candidate.hops().length() < best.hops().length();
    }

    @Override
    public Reason replacing(Route candidate, Route best) {
        return Reason.FEWER_HOPS;
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
    public Reason promoting() {
        return Reason.PROMOTED;
    }

    @Override
    public boolean keepsOrder() {
        return false;
    }

    @Override
    public Reason standing(Route standby, Route best) {
        long longer = standby.hops().length() - best.hops().length();
        if (longer > 0) {
            return Reason.LONGER;
        }
        return longer == 0 ? Reason.SAME_HOPS : Reason.SHORTER_WAITING;
    }

    @Override
    public Selection selection() {
        return this;
    }
}
