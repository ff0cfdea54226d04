package org.moqlab.engine.routing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Hops;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.routing.Agenda.Due;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// A namespace as one publisher has it: the routes to him, the one in use, and the sources of
/// others that wait behind him (GOSSIP C.1).
///
/// @param number of this front in the life of its relay
/// @param publisher the first hop of all its routes; empty for a name of the relay itself
/// @param routes in the order of their attachment
/// @param using the route in use; while the front lingers the last it had
/// @param parked sources that wait, in the order they began to
/// @param demand who reads it
/// @param clocks what it waits for
record Front(
        long number,
        Optional<Origin> publisher,
        PVector<Route> routes,
        Route using,
        PVector<Source> parked,
        Demand demand,
        Clocks clocks) {
    /// One advertisement that looks for a front.
    ///
    /// @param mayTakeOver whether it has not yet lost to the publisher who has the name
    record Source(Route route, boolean mayTakeOver) {}

    /// Who reads.
    ///
    /// @param wanted whether any track is read
    /// @param readers how often each known peer reads
    record Demand(boolean wanted, TreePMap<Origin, Integer> readers) {
        static final Demand NONE = new Demand(false, TreePMap.empty());

        Demand with(boolean next) {
            return new Demand(next, readers);
        }

        Demand with(Origin peer, int more) {
            int times = readers.getOrDefault(peer, 0) + more;
            return new Demand(wanted, times > 0 ? readers.plus(peer, times) : readers.minus(peer));
        }
    }

    /// A move that is held off.
    ///
    /// @param relay who would be moved to; unknown when it has no identity
    /// @param route then this route stands for it
    /// @param since when the move was first wanted, ns
    record Hold(Origin relay, long route, long since, Due due) {
        boolean isFor(Route to) {
            return relay.isKnown() ? relay.equals(to.teller()) : route == to.uid();
        }
    }

    /// What a front waits for.
    ///
    /// @param linger a route to come back
    /// @param cooling the time to tell its full cost again
    /// @param hold the time to move to another route
    record Clocks(Optional<Due> linger, Optional<Due> cooling, Optional<Hold> hold) {
        static final Clocks NONE = new Clocks(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Front of(long number, Route route) {
        return new Front(
                number,
                publisher(route.hops()),
                TreePVector.singleton(route),
                route,
                TreePVector.empty(),
                Demand.NONE,
                Clocks.NONE);
    }

    /// Who published what a route leads to; empty for the relay itself, unknown where the wire does
    /// not say.
    static Optional<Origin> publisher(Hops hops) {
        return hops instanceof HopPath path && !path.origins().isEmpty()
                ? Optional.of(path.origins().getFirst())
                : Optional.empty();
    }

    /// Whether a route leads to the same content; what is unknown is never the same.
    boolean isOf(Route route) {
        Optional<Origin> other = publisher(route.hops());
        return publisher.equals(other) && publisher.map(Origin::isKnown).orElse(true);
    }

    /// Whether it has no route and waits for one.
    boolean isLingering() {
        return routes.isEmpty();
    }

    /// Whether it is using a route now.
    boolean uses(Route route) {
        return !isLingering() && using.isSame(route);
    }

    /// Where an attached route of that number is.
    OptionalLong position(long uid) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).uid() == uid) {
                return OptionalLong.of(i);
            }
        }
        return OptionalLong.empty();
    }

    Front attach(Route route) {
        return with(routes.plus(route), using);
    }

    /// @param position of the route that goes
    Front detach(long position) {
        return with(routes.minus(Math.toIntExact(position)), using);
    }

    /// The same route by another way.
    ///
    /// @param position of the route
    Front update(long position, Route next) {
        Route used = using.isSame(next) ? next : using;
        return with(routes.with(Math.toIntExact(position), next), used);
    }

    Front use(Route route) {
        return with(routes, route);
    }

    private Front with(PVector<Route> nextRoutes, Route nextUsing) {
        return new Front(number, publisher, nextRoutes, nextUsing, parked, demand, clocks);
    }

    Front park(Source source) {
        return with(parked.plus(source));
    }

    /// The source of that number that waits.
    Optional<Source> parked(long uid) {
        return parked.stream().filter(source -> source.route().uid() == uid).findFirst();
    }

    /// The route of that number, attached or waiting.
    Optional<Route> known(long uid) {
        return Stream.concat(routes.stream(), parked.stream().map(Source::route))
                .filter(route -> route.uid() == uid)
                .findFirst();
    }

    /// The same without a source that waits.
    Front unpark(long uid) {
        List<Source> others =
                parked.stream().filter(source -> source.route().uid() != uid).toList();
        return with(TreePVector.from(others));
    }

    private Front with(PVector<Source> nextParked) {
        return new Front(number, publisher, routes, using, nextParked, demand, clocks);
    }

    Front with(Demand next) {
        return new Front(number, publisher, routes, using, parked, next, clocks);
    }

    /// It waits for a route to come back, and for nothing else.
    Front waiting(Due due) {
        return with(new Clocks(Optional.of(due), Optional.empty(), Optional.empty()));
    }

    /// It waits for no route any more.
    Front arrived() {
        return with(new Clocks(Optional.empty(), clocks.cooling, clocks.hold));
    }

    Front cool(Optional<Due> due) {
        return with(new Clocks(clocks.linger, due, clocks.hold));
    }

    Front hold(Optional<Hold> hold) {
        return with(new Clocks(clocks.linger, clocks.cooling, hold));
    }

    private Front with(Clocks next) {
        return new Front(number, publisher, routes, using, parked, demand, next);
    }
}
