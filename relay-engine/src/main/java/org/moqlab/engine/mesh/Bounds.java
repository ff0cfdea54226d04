package org.moqlab.engine.mesh;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How far things may go before an invariant is broken (DESIGN §6): what a scenario's key `bounds`
/// says, and the lab's own figures for the rest.
///
/// @param set what the scenario sets, by key: ns for times, else a number
/// @param off ids of invariants that are not judged
public record Bounds(Map<String, Long> set, Set<String> off) {
    /// The lab's own figures; everything is judged.
    public static final Bounds DEFAULT = new Bounds(new TreeMap<>(), new TreeSet<>());

    /// The key of how long nothing must be said until a mesh counts as at rest.
    public static final String REST = "rest";

    /// The key of how many messages a simulated run may send; reaching that ends it.
    public static final String STORM = "storm";

    /// Keys whose value is a time.
    static final List<String> TIMES =
            List.of("no-ghost", "no-blackhole", "loop-free", "failover", "quiet", REST);

    /// Keys whose value is a number.
    static final List<String> COUNTS = List.of("no-flap", "one-upstream", STORM);

    /// Keys that cannot be switched off: every run has an end, and rest is no invariant.
    static final List<String> LASTING = List.of(STORM, REST);

    /// Every key: the invariants and [#REST].
    public static final List<String> KEYS =
            Stream.concat(ScenarioFile.INVARIANTS.stream(), Stream.of(REST)).toList();

    /// Creates the value; the collections are copied.
    public Bounds {
        set = Collections.unmodifiableMap(new TreeMap<>(set));
        off = Collections.unmodifiableSet(new TreeSet<>(off));
    }

    /// Whether an invariant is judged.
    public boolean judges(String invariant) {
        return !off.contains(invariant);
    }

    /// Grace for leftover entries on top of what the topology or the idle timeout needs, ns.
    public long ghost() {
        return set.getOrDefault("no-ghost", Durations.SECOND);
    }

    /// How soon an accepted subscription gets an object or a clean end, ns.
    public long blackhole() {
        return set.getOrDefault("no-blackhole", 3 * Durations.SECOND);
    }

    /// How long best pointers may form a cycle, ns.
    ///
    /// @param otherwise what the policy and the topology need
    public long loop(long otherwise) {
        return set.getOrDefault("loop-free", otherwise);
    }

    /// How soon after the detection of a loss a surviving route is in use, ns.
    public long failover() {
        return set.getOrDefault("failover", Durations.SECOND);
    }

    /// How long after the last thing that happened to a mesh it may go on announcing, ns.
    public long quiet() {
        return set.getOrDefault("quiet", 3 * Durations.SECOND);
    }

    /// Silence after which a mesh counts as at rest, on top of a round trip, ns.
    public long rest() {
        return set.getOrDefault(REST, Durations.SECOND);
    }

    /// Visible changes a relay and namespace may make for one cause.
    public long flaps() {
        return set.getOrDefault("no-flap", 1L);
    }

    /// Messages that a simulated run sends before it ends as a storm.
    public long messages() {
        return set.getOrDefault(STORM, 1_000_000L);
    }

    /// Upstream subscriptions a relay may hold for one track.
    public long upstreams() {
        return set.getOrDefault("one-upstream", 1L);
    }
}
