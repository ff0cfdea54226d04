package org.moqlab.engine.mesh.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Kind;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Sought;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;
import org.moqlab.engine.routing.TableRow;

/// Finds things in the past, which may begin late.
///
/// @param past what is kept
/// @param last number of the last event to look at
record History(Past past, long last) {
    /// Most events around one instant that are searched.
    static final int MAX_AT_ONCE = 20_000;

    /// Most events that are searched backwards for one thing.
    static final int MAX_BACK = 100_000;

    /// How much later than a route's arrival the journal may say it came, ns; relays of a live mesh
    /// have a clock reading each.
    static final long SLACK = 50_000_000;

    /// Most changes of one entry that are searched backwards.
    static final int MAX_CHANGES = 1_000;

    private static final int CHUNK = 512;

    Optional<MeshEvent> event(long n) {
        return n > last ? Optional.empty() : past.event(n);
    }

    Optional<MeshEvent> cause(MeshEvent event) {
        return event(event.cause());
    }

    /// Number of the oldest event kept.
    long first() {
        List<MeshEvent> oldest = past.events(1, 1);
        return oldest.isEmpty() ? last + 1 : oldest.getFirst().n();
    }

    /// Whether there was an event of that number that is no longer kept.
    boolean isForgotten(long n) {
        return n > 0 && n < first();
    }

    /// Number of the first event kept whose time is at or after `t`, ns; numbers and times rise
    /// together.
    private long firstAt(long t) {
        long low = first();
        long high = last + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (event(middle).filter(event -> event.t() < t).isPresent()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The decision by which a route got into the table.
    Optional<MeshEvent> arrival(String relay, Namespace namespace, Route route) {
        long latest = route.arrivedAt() + SLACK;
        long from = firstAt(route.arrivedAt());
        for (long end = from + MAX_AT_ONCE; from < end && from <= last; from += CHUNK) {
            for (MeshEvent event : past.events(from, CHUNK)) {
                if (event.t() > latest) {
                    return Optional.empty();
                }
                if (rowOf(event, relay, namespace).filter(row -> has(row, route)).isPresent()) {
                    return Optional.of(event);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean has(TableRow row, Route route) {
        return row.best().filter(best -> best.route().isSame(route)).isPresent()
                || row.standby().stream().map(RankedRoute::route).anyMatch(route::isSame);
    }

    /// The row an event decided at a relay, if it did.
    static Optional<TableRow> rowOf(MeshEvent event, String relay, Namespace namespace) {
        return event.body() instanceof EventBody.Decided(TableRow row, String _)
                        && event.relay().equals(relay)
                        && row.namespace().equals(namespace)
                ? Optional.of(row)
                : Optional.empty();
    }

    /// The last decision of a relay about a namespace, at or before event `n`.
    Optional<MeshEvent> decided(long n, String relay, Namespace namespace) {
        return before(
                n,
                Sought.at(relay, Kind.DECIDED),
                event -> rowOf(event, relay, namespace).isPresent());
    }

    /// The last of the events sought at or before event `n` of which something is so.
    Optional<MeshEvent> before(long n, Sought sought, Predicate<MeshEvent> is) {
        long high = Math.min(n, last);
        long stop = Math.max(first(), high - MAX_BACK);
        while (high >= stop) {
            long low = Math.max(stop, high - CHUNK + 1);
            for (MeshEvent event : past.events(low, (int) (high - low + 1), sought).reversed()) {
                if (is.test(event)) {
                    return Optional.of(event);
                }
            }
            high = low - 1;
        }
        return Optional.empty();
    }

    /// The first event after event `n` of which something is so.
    Optional<MeshEvent> after(long n, Predicate<MeshEvent> is) {
        long stop = Math.min(last, n + MAX_BACK);
        for (long from = Math.max(first(), n + 1); from <= stop; from += CHUNK) {
            int most = (int) Math.min(CHUNK, stop - from + 1);
            Optional<MeshEvent> found = past.events(from, most).stream().filter(is).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The decision since which a route is best, looking back from event `n`, after which it is.
    Optional<MeshEvent> best(long n, String relay, Namespace namespace, Route route) {
        Optional<MeshEvent> since = Optional.empty();
        Optional<MeshEvent> at = decided(n, relay, namespace);
        for (int i = 0; i < MAX_CHANGES && at.filter(a -> isBest(a, route)).isPresent(); i++) {
            since = at;
            at = decided(since.get().n() - 1, relay, namespace);
        }
        return since;
    }

    private static boolean isBest(MeshEvent event, Route route) {
        return event.body() instanceof EventBody.Decided decided
                && decided.row().best().filter(best -> best.route().isSame(route)).isPresent();
    }
}
