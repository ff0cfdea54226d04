package org.moqlab.engine.routing;

import java.util.List;

/// One best route, told to everybody, and standbys that wait until it is lost (GOSSIP A.3.2).
public non-sealed interface Backups extends Selection {
    /// Whether a new route takes the place of the best at once.
    boolean replaces(Route candidate, Route best);

    /// Why a route that [#replaces] the best is best now.
    Reason replacing(Route candidate, Route best);

    /// Which standby takes the place of a lost best.
    ///
    /// @param standby in the table's own order, not empty
    /// @return its index
    int promoted(List<Route> standby);

    /// Why the standby that [#promoted] chose is best now.
    Reason promoting();

    /// Whether the other standbys keep their order when one is promoted; otherwise the last one
    /// moves into its place.
    boolean keepsOrder();

    /// Why a standby is not best, in the words of this policy.
    Reason standing(Route standby, Route best);
}
