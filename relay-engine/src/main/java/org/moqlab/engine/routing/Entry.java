package org.moqlab.engine.routing;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What the table holds for one namespace: a best route and standbys in the order their removal
/// left them in.
record Entry(RankedRoute best, PVector<Route> standby, long holdDownUntil) {
    static Entry first(Route route) {
        return new Entry(new RankedRoute(route, Reason.FIRST_HEARD), TreePVector.empty(), 0);
    }

    boolean isBest(long uid) {
        return best.route().uid() == uid;
    }

    int indexOf(long uid) {
        int index = 0;
        for (Route route : standby) {
            if (route.uid() == uid) {
                return index;
            }
            index++;
        }
        return -1;
    }

    Entry plus(Route route) {
        return new Entry(best, standby.plus(route), holdDownUntil);
    }

    Entry overtakenBy(Route route, Reason reason) {
        return new Entry(new RankedRoute(route, reason), standby.plus(best.route()), 0);
    }

    Entry without(int index) {
        return new Entry(best, standby.minus(index), holdDownUntil);
    }

    /// Promotes the standby the policy chooses.
    Entry promote(Backups rules, long until) {
        int index = rules.promoted(standby);
        int last = standby.size() - 1;
        PVector<Route> rest =
                rules.keepsOrder()
                        ? standby.minus(index)
                        : standby.with(index, standby.get(last)).minus(last);
        RankedRoute chosen = new RankedRoute(standby.get(index), rules.promoting());
        return new Entry(chosen, rest, until);
    }

    Entry told() {
        return new Entry(best, standby, 0);
    }

    TableRow row(Namespace namespace, Backups rules) {
        List<RankedRoute> ranked =
                standby.stream()
                        .limit(TableRow.MAX_LISTED)
                        .map(r -> new RankedRoute(r, rules.standing(r, best.route())))
                        .toList();
        long unlisted = (long) standby.size() - ranked.size();
        return new TableRow(namespace, Optional.of(best), ranked, holdDownUntil, unlisted, 0);
    }
}
