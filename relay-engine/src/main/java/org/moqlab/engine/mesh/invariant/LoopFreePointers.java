package org.moqlab.engine.mesh.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// `loop-free` where relays only count hops: best pointers form no cycle for longer than it takes
/// to tell everybody better. Whatever a table passes through within one moment does not count.
final class LoopFreePointers extends Invariant {
    /// Since when best pointers form a cycle.
    ///
    /// @param n the event that closed it
    /// @param names relays on it, the last again the first
    private record Cycle(long t, long n, List<String> names) {}

    /// What is to be looked at when the moment is over.
    private record Stirred(long t, long n, TreeSet<String> relays) {}

    private final Grounds grounds;
    private final TreeMap<Namespace, Cycle> cycles = new TreeMap<>();
    private final TreeMap<Namespace, Stirred> stirred = new TreeMap<>();
    private final Deadlines<Namespace> checks;
    private long moment;

    LoopFreePointers(Grounds grounds) {
        this(grounds, new Deadlines<>());
    }

    private LoopFreePointers(Grounds grounds, Deadlines<Namespace> checks) {
        this.grounds = grounds;
        this.checks = checks;
    }

    @Override
    LoopFreePointers copy() {
        LoopFreePointers copy = new LoopFreePointers(grounds, checks.copy());
        copy.cycles.putAll(cycles);
        stirred.forEach((name, one) ->
                copy.stirred.put(name, new Stirred(one.t, one.n, new TreeSet<>(one.relays))));
        copy.moment = moment;
        return copy;
    }

    @Override
    String id() {
        return "loop-free";
    }

    @Override
    List<Kind> kinds() {
        return List.of(Kind.DECIDED, Kind.SESSION, Kind.RELAY);
    }

    @Override
    void saw(MeshEvent event, Scene scene, Docket docket) {
        if (event.t() > moment) {
            settle(scene.before(), docket);
            moment = event.t();
        }
        if (event.body() instanceof EventBody.Decided decided) {
            Namespace namespace = decided.row().namespace();
            if (Rows.changesBest(scene, event.relay(), namespace)) {
                stir(namespace, event);
            }
        } else {
            cycles.keySet().forEach(namespace -> stir(namespace, event));
        }
    }

    private void stir(Namespace namespace, MeshEvent event) {
        Stirred before = stirred.get(namespace);
        TreeSet<String> relays = before == null ? new TreeSet<>() : before.relays;
        relays.add(event.relay());
        stirred.put(namespace, new Stirred(event.t(), event.n(), relays));
        if (!cycles.containsKey(namespace)) {
            checks.put(namespace, event.t() + grounds.loop());
        }
    }

    private void settle(MeshSnapshot state, Docket docket) {
        if (!stirred.isEmpty()) {
            docket.judged(this);
        }
        stirred.forEach((namespace, what) -> settle(namespace, what, state));
        stirred.clear();
    }

    private void settle(Namespace namespace, Stirred what, MeshSnapshot state) {
        Cycle before = cycles.get(namespace);
        List<String> starts =
                before == null ? new ArrayList<>(what.relays) : new ArrayList<>(grounds.relays());
        Optional<List<String>> cycle = cycle(state, namespace, starts);
        if (cycle.isEmpty()) {
            cycles.remove(namespace);
            checks.remove(namespace);
        } else if (before == null) {
            cycles.put(namespace, new Cycle(what.t, what.n, cycle.get()));
            checks.put(namespace, what.t + grounds.loop());
        } else {
            cycles.put(namespace, new Cycle(before.t, before.n, cycle.get()));
        }
    }

    /// A cycle that one of `starts` leads into.
    private static Optional<List<String>> cycle(
            MeshSnapshot state, Namespace namespace, List<String> starts) {
        Set<String> known = new TreeSet<>();
        for (String start : starts) {
            if (!known.contains(start)) {
                Truth.Pointers way = Truth.pointers(state, start, namespace);
                if (way.cycle()) {
                    List<String> names = way.names();
                    return Optional.of(
                            List.copyOf(
                                    names.subList(names.indexOf(names.getLast()), names.size())));
                }
                known.addAll(way.names());
            }
        }
        return Optional.empty();
    }

    @Override
    long nextCheck() {
        return checks.next();
    }

    @Override
    void check(Scene scene, Docket docket) {
        settle(scene.state(), docket);
        for (Namespace namespace : checks.due(scene.now())) {
            Cycle cycle = cycles.get(namespace);
            if (cycle != null) {
                docket.raise(id() + ' ' + namespace, scene.now(), finding(namespace, cycle, scene));
            }
        }
    }

    private Finding finding(Namespace namespace, Cycle cycle, Scene scene) {
        List<String> relays = cycle.names.subList(0, cycle.names.size() - 1);
        List<Long> evidence = new ArrayList<>(List.of(cycle.n));
        for (String relay : relays) {
            scene.state().row(relay, namespace).ifPresent(row -> evidence.add(row.event()));
        }
        String first = relays.getFirst();
        return new Finding(
                id(),
                namespace.path(),
                relays,
                cycle.n,
                "best routes in a circle for less than " + Durations.format(grounds.loop()),
                "they lead in circles since "
                        + Durations.format(cycle.t)
                        + ", now "
                        + String.join(" > ", cycle.names),
                Ways.why(scene, first, namespace),
                evidence);
    }
}
