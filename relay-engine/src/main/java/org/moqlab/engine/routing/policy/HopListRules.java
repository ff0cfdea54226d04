package org.moqlab.engine.routing.policy;

import java.util.Collections;
import java.util.List;
import org.moqlab.engine.model.HopCount;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Backoff;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.Timings;

/// What the first relays with hop lists agree on: the newest of the shortest lists is best, the
/// oldest of the shortest standbys is promoted and told at once, and nobody takes in a list that
/// names him.
final class HopListRules {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    static final Timings TIMINGS =
            new Timings(Timings.AT_ONCE, MILLI / 10, 30 * SECOND, 5 * SECOND, 0);

    /// 2, 4, 8 … 256, 300, 300 s. The code means to start over after a session of 10 s, but the end
    /// of a session is always reported as an error, and errors only ever double the wait.
    static final Backoff BACKOFF = new Backoff(2 * SECOND, 300 * SECOND, false);

    private HopListRules() {}

    /// A bare count becomes as many unknown hops.
    static HopPath stored(Hops told) {
        return switch (told) {
            case HopPath path -> path;
            case HopCount(long length) ->
                    new HopPath(Collections.nCopies(Math.toIntExact(length), Origin.UNKNOWN));
        };
    }

    static boolean refuses(Hops told, Origin self) {
        return told.length() > HopPath.MAX_HOPS || passed(told, self);
    }

    /// Whether a known origin is on the way.
    static boolean passed(Hops hops, Origin origin) {
        return hops instanceof HopPath path && path.contains(origin);
    }

    static boolean replaces(Route candidate, Route best) {
        return candidate.hops().length() <= best.hops().length();
    }

    static Reason replacing(Route candidate, Route best) {
        return candidate.hops().length() < best.hops().length()
                ? Reason.FEWER_HOPS
                : Reason.NEWER_SAME_HOPS;
    }

    static int promoted(List<Route> standby) {
        int chosen = 0;
        int index = 0;
        long fewest = Long.MAX_VALUE;
        for (Route route : standby) {
            if (route.hops().length() < fewest) {
                fewest = route.hops().length();
                chosen = index;
            }
            index++;
        }
        return chosen;
    }

    static Reason standing(Route standby, Route best) {
        long longer = standby.hops().length() - best.hops().length();
        if (longer != 0) {
            return longer > 0 ? Reason.LONGER : Reason.SHORTER_WAITING;
        }
        return standby.uid() < best.uid() ? Reason.SAME_HOPS_OLDER : Reason.SAME_HOPS_NEWER;
    }
}
