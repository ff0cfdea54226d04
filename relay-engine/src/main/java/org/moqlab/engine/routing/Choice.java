package org.moqlab.engine.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;

/// The routes of one front in the order of a policy, and why each is where it is (GOSSIP C.4).
///
/// @param exposed peers that listen to the front or read it
record Choice(Namespace namespace, Fronts rules, Front front, Set<Origin> exposed) {
    /// The routes, first first; of equals the one attached last.
    List<Route> ordered() {
        List<Route> newestFirst = new ArrayList<>(front.routes().reversed());
        newestFirst.sort(order());
        return newestFirst;
    }

    private Comparator<Route> order() {
        return (one, other) -> rules.compare(namespace, one, other);
    }

    /// The first that does not lead back to who listens or reads; if all do, the first of all.
    Route first() {
        List<Route> ordered = ordered();
        return ordered.stream()
                .filter(route -> !taints(route))
                .findFirst()
                .orElse(ordered.getFirst());
    }

    /// Whether a route leads back through a peer that listens or reads.
    boolean taints(Route route) {
        return route.hops() instanceof HopPath path
                && path.origins().stream().anyMatch(exposed::contains);
    }

    /// The routes as peers may be told them: the one in use, then the others in order.
    List<Route> told() {
        if (front.isLingering()) {
            return List.of(front.using());
        }
        List<Route> told = new ArrayList<>(List.of(front.using()));
        ordered().stream().filter(route -> !route.isSame(front.using())).forEach(told::add);
        return told;
    }

    /// Where somebody may read the front from: the one in use if it suits him and leads back to
    /// nobody, else the first that does (GOSSIP C.6).
    Serving serving(Reader reader) {
        if (front.isLingering()) {
            return new Serving.Waiting(front.using(), front.number());
        }
        if (rules.oneRefusalIsFinal() && !reader.refused().isEmpty()) {
            return new Serving.Nowhere();
        }
        boolean shared =
                !rules.servesAround()
                        || front.routes().stream().noneMatch(route -> passes(route, reader.peer()));
        return (shared ? shared(reader) : pinned(reader))
                .<Serving>map(route ->
                        shared
                                ? new Serving.Shared(route, front.number())
                                : new Serving.Pinned(route))
                .orElseGet(Serving.Nowhere::new);
    }

    private Optional<Route> shared(Reader reader) {
        Predicate<Route> willing = route -> !reader.refused().contains(route.uid());
        if (willing.test(front.using()) && !taints(front.using())) {
            return Optional.of(front.using());
        }
        List<Route> able = ordered().stream().filter(willing).toList();
        return able.stream()
                .filter(route -> !taints(route))
                .findFirst()
                .or(() -> able.stream().findFirst());
    }

    private Optional<Route> pinned(Reader reader) {
        return ordered().stream()
                .filter(route -> !passes(route, reader.peer()))
                .filter(route -> !reader.refused().contains(route.uid()))
                .findFirst();
    }

    private static boolean passes(Route route, Origin peer) {
        return route.hops() instanceof HopPath path && path.contains(peer);
    }

    /// The front as a row: the route in use, the others, the parked.
    TableRow row() {
        List<RankedRoute> others = new ArrayList<>();
        List<Route> ordered = ordered();
        boolean before = true;
        for (Route route : ordered) {
            if (front.uses(route)) {
                before = false;
            } else {
                others.add(new RankedRoute(route, before ? overlooked(route) : behind(route)));
            }
        }
        for (Front.Source source : front.parked()) {
            Reason reason = source.mayTakeOver() ? Reason.PARKED : Reason.DISPLACED;
            others.add(new RankedRoute(source.route(), reason));
        }
        long unlisted = Math.max(0, others.size() - TableRow.MAX_LISTED);
        List<RankedRoute> listed = others.subList(0, Math.toIntExact(others.size() - unlisted));
        return new TableRow(
                namespace,
                Optional.of(new RankedRoute(front.using(), best(ordered))),
                listed,
                0,
                unlisted,
                waitsUntil());
    }

    private long waitsUntil() {
        Optional<Agenda.Due> due =
                front.isLingering()
                        ? front.clocks().linger()
                        : front.clocks().hold().map(Front.Hold::due);
        return due.map(Agenda.Due::at).orElse(0L);
    }

    private Reason best(List<Route> ordered) {
        if (front.isLingering()) {
            return Reason.LINGERING;
        }
        if (ordered.size() == 1) {
            return Reason.ONLY;
        }
        if (ordered.getFirst().isSame(front.using())) {
            return rules.merit(namespace, front.using(), ordered.get(1)).best();
        }
        if (first().isSame(front.using())) {
            return Reason.CLEAN;
        }
        return front.clocks().hold().isPresent() ? Reason.KEPT_HOLDING : Reason.KEPT;
    }

    /// Why a route is not in use that comes before the one that is.
    private Reason overlooked(Route route) {
        if (taints(route) && !taints(front.using())) {
            return Reason.TAINTED;
        }
        return front.clocks().hold().isPresent() ? Reason.HELD : Reason.GATED;
    }

    private Reason behind(Route route) {
        return rules.merit(namespace, front.using(), route).standby();
    }
}
