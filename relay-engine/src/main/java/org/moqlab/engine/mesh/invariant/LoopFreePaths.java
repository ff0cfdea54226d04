package org.moqlab.engine.mesh.invariant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// `loop-free` where relays tell hop lists: no known origin stands twice in a list in a table. That
/// no list is too long is seen to by [HopPath].
final class LoopFreePaths extends Invariant {
    /// Highest number of a route that was looked at, by relay.
    private final TreeMap<String, Long> seen = new TreeMap<>();

    @Override
    LoopFreePaths copy() {
        LoopFreePaths copy = new LoopFreePaths();
        copy.seen.putAll(seen);
        return copy;
    }

    @Override
    String id() {
        return "loop-free";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.DECIDED, Kind.RELAY);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (event.body() instanceof EventBody.RelayChanged) {
            seen.remove(event.relay());
        } else if (event.body() instanceof EventBody.Decided decided) {
            long before = seen.getOrDefault(event.relay(), 0L);
            TableRow row = decided.row();
            row.best().ifPresent(best -> look(best.route(), before, event, row, docket));
            for (RankedRoute standby : row.standby()) {
                look(standby.route(), before, event, row, docket);
            }
        }
    }

    private void look(Route route, long before, MeshEvent event, TableRow row, Docket docket) {
        if (route.uid() <= before) {
            return;
        }
        seen.merge(event.relay(), route.uid(), Math::max);
        if (!(route.hops() instanceof HopPath path) || path.length() == 0) {
            return;
        }
        docket.judged(this);
        Optional<Origin> twice = twice(path);
        twice.ifPresent(origin -> {
            String subject = row.namespace().path();
            docket.raise(
                    id() + ' ' + subject,
                    event.t(),
                    new Finding(
                            id(),
                            subject,
                            List.of(event.relay()),
                            event.n(),
                            "no relay twice in a hop list",
                            event.relay() + " took in " + route.hops(),
                            origin + " has passed it on before and did not know itself",
                            List.of(event.n())));
        });
    }

    private static Optional<Origin> twice(HopPath path) {
        Set<Origin> passed = new TreeSet<>();
        return path.origins().stream()
                .filter(origin -> origin.isKnown() && !passed.add(origin))
                .findFirst();
    }
}
