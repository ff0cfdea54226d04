package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.EventBody.SessionChanged.Phase;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.observe.TruthView;
import org.moqlab.engine.routing.TableRow;

/// `failover`: a relay that has noticed the loss of its route to a live publisher, and can still
/// reach it over other sessions, uses one soon. The clock starts again whenever a session or a
/// process comes or goes.
final class Failover extends Invariant {
    private record Place(Namespace namespace, String relay) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byName = namespace.compareTo(other.namespace);
            return byName != 0 ? byName : relay.compareTo(other.relay);
        }
    }

    /// When a route to a publisher was lost, and by which event.
    private record Lost(long t, long n) {}

    private final Grounds grounds;
    private final TreeSet<Place> live = new TreeSet<>();
    private final TreeMap<Place, Lost> lost = new TreeMap<>();
    private final Deadlines<Place> checks;

    Failover(Grounds grounds) {
        this(grounds, new Deadlines<>());
    }

    private Failover(Grounds grounds, Deadlines<Place> checks) {
        this.grounds = grounds;
        this.checks = checks;
    }

    @Override
    Failover copy() {
        Failover copy = new Failover(grounds, checks.copy());
        copy.live.addAll(live);
        copy.lost.putAll(lost);
        return copy;
    }

    @Override
    String id() {
        return "failover";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.DECIDED, Kind.TRUTH, Kind.SESSION, Kind.RELAY);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        switch (event.body()) {
            case EventBody.Decided decided -> decided(event, decided.row(), scene, docket);
            case EventBody.TruthChanged truth -> {
                if (truth.publishers().isEmpty()) {
                    forget(place -> place.namespace.equals(truth.namespace()));
                }
                restart(event.t());
            }
            case EventBody.RelayChanged _ -> {
                forget(place -> place.relay.equals(event.relay()));
                restart(event.t());
            }
            case EventBody.SessionChanged change -> {
                if (isLife(change.phase())) {
                    restart(event.t());
                }
            }
            case EventBody _ -> {}
        }
    }

    private static boolean isLife(Phase phase) {
        return switch (phase) {
            case OPENED, CLOSED, IDLE -> true;
            case DIALLING, FAILED, BACKING_OFF, GAVE_UP -> false;
        };
    }

    private void forget(Predicate<Place> which) {
        live.removeIf(which);
        List<Place> gone = lost.keySet().stream().filter(which).toList();
        gone.forEach(lost::remove);
        gone.forEach(checks::remove);
    }

    private void restart(long t) {
        lost.replaceAll((place, loss) -> {
            checks.put(place, t + grounds.bounds().failover());
            return new Lost(t, loss.n);
        });
    }

    private void decided(MeshEvent event, TableRow row, Scene scene, Docket docket) {
        Namespace namespace = row.namespace();
        TruthView truth = scene.state().truth().get(namespace);
        if (truth == null
                || !truth.isPublished()
                || !Rows.changesBest(scene, event.relay(), namespace)) {
            return;
        }
        forgetRecovered(namespace, scene, docket);
        Place place = new Place(namespace, event.relay());
        if (isLive(place, scene)) {
            if (live.contains(place) && hasLost(row, scene.before().row(place.relay, namespace))) {
                docket.judged(this);
            }
            live.add(place);
        } else if (live.remove(place)) {
            lost.put(place, new Lost(event.t(), event.n()));
            checks.put(place, event.t() + grounds.bounds().failover());
        }
    }

    /// Whether what was the best route is offered no longer, so that another took its place.
    private static boolean hasLost(TableRow row, Optional<RowView> before) {
        return before.flatMap(view -> view.row().best())
                .map(best -> best.route().session())
                .filter(session ->
                        Stream.concat(row.best().stream(), row.standby().stream())
                                .noneMatch(route -> route.route().session().equals(session)))
                .isPresent();
    }

    private void forgetRecovered(Namespace namespace, Scene scene, Docket docket) {
        for (Place place : List.copyOf(lost.tailMap(new Place(namespace, "")).keySet())) {
            if (!place.namespace.equals(namespace)) {
                return;
            }
            if (isLive(place, scene)) {
                docket.judged(this);
                live.add(place);
                lost.remove(place);
                checks.remove(place);
            }
        }
    }

    private static boolean isLive(Place place, Scene scene) {
        return Truth.state(scene.state(), place.relay, place.namespace, scene.now())
                == EntryState.LIVE;
    }

    @Override
    long nextCheck() {
        return checks.next();
    }

    @Override
    void check(Scene scene, Docket docket) {
        for (Place place : checks.due(scene.now())) {
            Lost loss = lost.remove(place);
            if (loss == null || isLive(place, scene)) {
                docket.judged(this);
                continue;
            }
            if (isReachable(place, scene.state()) && !isUnnoticed(place, scene.state())) {
                docket.judged(this);
                docket.raise(
                        id() + ' ' + place.namespace, scene.now(), finding(place, loss, scene));
            } else {
                lost.put(place, new Lost(scene.now(), loss.n));
                checks.put(place, scene.now() + grounds.bounds().failover());
            }
        }
    }

    private boolean isReachable(Place place, MeshSnapshot state) {
        TruthView truth = state.truth().get(place.namespace);
        Set<String> island = new Links(state, grounds.scenario().topology()).reach(place.relay);
        return truth != null
                && truth.publishers().stream()
                        .filter(publisher -> Links.publishes(state, publisher))
                        .flatMap(publisher -> grounds.client(publisher).stream())
                        .anyMatch(publisher -> island.contains(publisher.at()));
    }

    /// Whether the best routes lead to an end that is gone without the knowledge of the other.
    private static boolean isUnnoticed(Place place, MeshSnapshot state) {
        return Truth.pointers(state, place.relay, place.namespace).broken();
    }

    private Finding finding(Place place, Lost loss, Scene scene) {
        List<Long> evidence = new ArrayList<>(List.of(loss.n));
        scene.state().row(place.relay, place.namespace).ifPresent(row -> evidence.add(row.event()));
        String bound = Durations.format(grounds.bounds().failover());
        String how =
                scene.state().row(place.relay, place.namespace).isPresent()
                        ? " leads nowhere"
                        : " has no route";
        return new Finding(
                id(),
                place.namespace.path(),
                List.of(place.relay),
                loss.n,
                "another route in use within " + bound + " of the loss",
                place.relay + how + ", and the publisher is within reach",
                Ways.why(scene, place.relay, place.namespace),
                evidence);
    }
}
