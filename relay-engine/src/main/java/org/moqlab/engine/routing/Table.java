package org.moqlab.engine.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.Pulse;

/// What a relay knows of every namespace, in the discipline of its policy.
sealed interface Table permits BackupTable, FrontTable, PulseTable {
    /// An independent table in the same state, over copies of what it shares with its router.
    Table copy(Keeper keeper);

    /// A route that is about to come in is the publisher's own word.
    default void vouched(Namespace namespace, Route route, Step step) {}

    /// A sign of life of a publisher came in.
    default void beaten(Namespace namespace, Pulse pulse, Step step) {}

    /// What is to be said of a publisher's life when his namespace is told; empty for nothing.
    default Optional<Pulse> pulse(Namespace namespace, long now) {
        return Optional.empty();
    }

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

    /// A namespace is forgotten with all its routes.
    ///
    /// @param rule why, in words
    void purged(Namespace namespace, String rule, Step step);

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

    /// Whether a route to a namespace can be kept.
    default boolean hasRoom(Namespace namespace) {
        return knows(namespace) || size() < Router.MAX_NAMESPACES;
    }

    int size();
}
