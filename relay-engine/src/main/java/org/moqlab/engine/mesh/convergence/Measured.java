package org.moqlab.engine.mesh.convergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.model.Namespace;

/// A change that is being measured.
final class Measured {
    final long event;
    final Namespace namespace;
    private final long t;
    private final String what;
    private Optional<String> place;
    private Change.Kind kind = Change.Kind.REROUTED;
    private final Map<String, Seen> seen = new TreeMap<>();
    private @Nullable Map<String, Boolean> end;

    private record Seen(long first, long last, int count) {}

    Measured(long event, long t, String what, Namespace namespace, Optional<String> place) {
        this.event = event;
        this.t = t;
        this.what = what;
        this.namespace = namespace;
        this.place = place;
    }

    void published(Optional<String> at) {
        kind = Change.Kind.PUBLISHED;
        place = at;
    }

    void unpublished() {
        kind = Change.Kind.UNPUBLISHED;
    }

    /// The best route of a relay changed for it.
    void changed(String relay, long now) {
        seen.merge(
                relay,
                new Seen(now, now, 1),
                (before, _) -> new Seen(before.first, now, before.count + 1));
    }

    /// Something else happened to the namespace.
    ///
    /// @param settled whether each relay that is up is right about it
    void over(Map<String, Boolean> settled) {
        end = settled;
    }

    /// What has been measured.
    ///
    /// @param now whether each relay that is up is right at present
    Change change(Topology topology, Distances distances, Map<String, Boolean> now, long messages) {
        Map<String, Boolean> settled = end == null ? now : end;
        List<Change.Learned> relays = new ArrayList<>();
        for (String relay : topology.relays()) {
            Seen here = seen.get(relay);
            boolean concerned = here != null || kind != Change.Kind.REROUTED;
            if (concerned && (here != null || settled.containsKey(relay))) {
                OptionalLong optimum =
                        place.map(from -> distances.optimum(from, relay))
                                .orElse(OptionalLong.empty());
                relays.add(
                        new Change.Learned(
                                relay,
                                here == null
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(here.first - t),
                                here == null
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(here.last - t),
                                here == null ? 0 : here.count,
                                optimum,
                                settled.getOrDefault(relay, true)));
            }
        }
        return new Change(
                event,
                t,
                what,
                namespace,
                kind,
                place,
                relays,
                messages,
                topology.links().size(),
                end != null);
    }
}
