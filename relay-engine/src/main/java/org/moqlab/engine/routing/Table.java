package org.moqlab.engine.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;

/// What a relay knows of every namespace, in the discipline of its policy.
sealed interface Table permits BackupTable, FrontTable {
    /// An independent table in the same state, over copies of what it shares with its router.
    Table copy(Keeper keeper);

    /// A route came in.
    void offered(Namespace namespace, Route route, Step step);

    /// A route is another one now.
    ///
    /// @param next the same advertisement with the same number, or another one in its place
    void changed(Namespace namespace, Route before, Route next, Step step);

    /// Whether an advertisement stays the same one when its hops change to these.
    boolean keeps(Route held, Hops next);

    /// A route closed.
    void closed(Namespace namespace, Route route, Loss loss, Step step);

    /// An operator has a namespace forgotten.
    void purged(Namespace namespace, Step step);

    /// A timer ran out.
    void elapsed(Agenda.Timer timer, Step step);

    /// A note records the change of a row.
    void recorded(Namespace namespace, long note);

    /// Somebody listens from now on, or no longer does.
    void listens(Ear ear, Step step);

    /// Tracks of a namespace are read from now on, or no longer are.
    void wanted(Namespace namespace, boolean wanted, Step step);

    /// A peer reads a namespace from now on, or no longer does.
    void reads(Namespace namespace, Origin peer, boolean begins, Step step);

    /// What somebody who listens is to be told of everything now.
    ///
    /// @param begins whether it is told to him now; else it is only asked for
    List<RouterAction.Tell> offers(Ear ear, boolean begins);

    /// The route used for a namespace now.
    Optional<Route> best(Namespace namespace);

    /// Where a peer may read a namespace from.
    Serving serving(Namespace namespace, Reader reader);

    /// Every namespace and the route used, in order of names.
    List<Map.Entry<Namespace, Route>> all();

    boolean knows(Namespace namespace);

    int size();
}
