package org.moqlab.engine.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody.Decided;
import org.moqlab.engine.observe.EventBody.RelayChanged;
import org.moqlab.engine.observe.MeshEvent;

/// Measures how fast the hop counts of a run climb: the signature of counting to infinity. Takes in
/// events in order.
///
/// A climb is a row of rising hop counts of one relay and namespace. It ends when the count falls,
/// the row goes, the relay stops, or nothing rises for [#MAX_PAUSE].
public final class HopClimb {
    /// Longest time between two rises of one climb, ns.
    public static final long MAX_PAUSE = 3 * Durations.SECOND;

    private final TreeMap<Key, Climb> present = new TreeMap<>();
    private final TreeMap<Key, Climb> best = new TreeMap<>();

    private record Key(String relay, Namespace namespace) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byRelay = relay.compareTo(other.relay);
            return byRelay != 0 ? byRelay : namespace.compareTo(other.namespace);
        }
    }

    /// One climb.
    ///
    /// @param relay whose
    /// @param namespace of what
    /// @param rises how often the count rose
    /// @param from the count after the first rise
    /// @param to the count after the last rise
    /// @param begin when the first rise was, ns
    /// @param end when the last rise was, ns
    public record Climb(
            String relay,
            Namespace namespace,
            int rises,
            long from,
            long to,
            long begin,
            long end) {
        /// Thousandths of a hop climbed a second; 0 for fewer than two rises.
        public long milliHopsPerSecond() {
            return end == begin ? 0 : (to - from) * 1_000 * Durations.SECOND / (end - begin);
        }

        private Climb rise(long hops, long t) {
            long start = rises == 0 ? hops : from;
            return new Climb(relay, namespace, rises + 1, start, hops, rises == 0 ? t : begin, t);
        }
    }

    /// Takes in the next event.
    public void accept(MeshEvent event) {
        if (event.body() instanceof Decided decided) {
            Key key = new Key(event.relay(), decided.row().namespace());
            decided.row()
                    .best()
                    .ifPresentOrElse(
                            route -> at(key, route.route().hops().length(), event.t()),
                            () -> present.remove(key));
        } else if (event.body() instanceof RelayChanged) {
            present.keySet().removeIf(key -> key.relay.equals(event.relay()));
        }
    }

    private void at(Key key, long hops, long t) {
        Climb climb = present.get(key);
        if (climb == null || hops < climb.to) {
            present.put(key, new Climb(key.relay, key.namespace, 0, hops, hops, t, t));
            return;
        }
        if (hops == climb.to) {
            return;
        }
        boolean paused = climb.rises > 0 && t - climb.end > MAX_PAUSE;
        Climb base = paused ? new Climb(key.relay, key.namespace, 0, hops, hops, t, t) : climb;
        Climb risen = base.rise(hops, t);
        present.put(key, risen);
        Climb record = best.get(key);
        if (record == null || risen.rises > record.rises) {
            best.put(key, risen);
        }
    }

    /// The longest climb of each relay and namespace, in their order; only those that rose at all.
    public List<Climb> longest() {
        return new ArrayList<>(best.values());
    }
}
