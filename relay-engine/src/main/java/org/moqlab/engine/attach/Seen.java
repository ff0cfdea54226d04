package org.moqlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.RouteCost;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Reason;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// What a relay tells of one namespace.
///
/// @param told whether it is told now; false shortly after a withdrawal
/// @param hops the way from the publisher to the relay, which comes last
/// @param cost zero where the wire has none
/// @param since when it was first told, ns
/// @param changedAt when it was last told or withdrawn, ns
/// @param rises how often in a row it was told with more hops than before
/// @param changes when it was withdrawn and told again, newest last, ns; bounded
public record Seen(
        Namespace namespace,
        boolean told,
        Hops hops,
        RouteCost cost,
        long since,
        long changedAt,
        int rises,
        List<Long> changes) {
    /// Changes remembered.
    static final int MAX_CHANGES = 16;

    /// Creates the value; the list is copied.
    public Seen {
        changes = List.copyOf(changes);
    }

    /// Whether the way is told, rather than how long it is.
    public boolean isPath() {
        return hops instanceof HopPath;
    }

    /// The origins on the way; empty where only their number is told.
    public List<Origin> path() {
        return hops instanceof HopPath path ? path.origins() : List.of();
    }

    /// The same told anew.
    Seen again(Hops way, RouteCost price, long now) {
        boolean rose = way.length() > hops.length();
        boolean fell = way.length() < hops.length();
        return new Seen(
                namespace,
                true,
                way,
                price,
                since,
                now,
                rose ? rises + 1 : fell ? 0 : rises,
                told ? changes : recent(now));
    }

    /// The same withdrawn.
    Seen withdrawn(long now) {
        return new Seen(namespace, false, hops, cost, since, now, rises, changes);
    }

    private List<Long> recent(long now) {
        List<Long> more = new ArrayList<>(changes);
        more.add(now);
        return more.subList(Math.max(0, more.size() - MAX_CHANGES), more.size());
    }

    /// How often it came back within a time, ns.
    long returns(long now, long within) {
        return changes.stream().filter(at -> now - at <= within).count();
    }

    /// The same as a row of a table.
    ///
    /// @param uid number of the route, different from all others
    TableRow row(long uid) {
        Route route =
                new Route(uid, new SessionId(0), hops, changedAt, 0, Namespace.ROOT, cost, cost);
        return new TableRow(
                namespace, Optional.of(new RankedRoute(route, Reason.FIRST_HEARD)), List.of(), 0);
    }
}
