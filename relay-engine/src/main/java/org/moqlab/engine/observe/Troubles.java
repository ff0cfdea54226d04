package org.moqlab.engine.observe;

import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/// What faults have left in force at a moment. Immutable.
///
/// @param frozen who takes no turns, by name, and since when, ns
/// @param ways those with something wrong, in a fixed order
public record Troubles(TreePMap<String, Long> frozen, List<WayView> ways) {
    /// Nothing is wrong.
    public static final Troubles NONE = new Troubles(TreePMap.empty(), List.of());

    /// Creates the value; the list is copied.
    public Troubles {
        ways = List.copyOf(ways);
    }

    /// Whether a process is frozen.
    public boolean isFrozen(String name) {
        return frozen.containsKey(name);
    }

    /// What is wrong with the way from one endpoint to another; empty for nothing.
    public Optional<WayView> way(String from, String to) {
        return ways.stream()
                .filter(way -> way.from().equals(from) && way.to().equals(to))
                .findFirst();
    }

    Troubles after(Effect effect, long t) {
        return switch (effect) {
            case Effect.Nothing() -> this;
            case Effect.Freezes(String name) -> new Troubles(frozen.plus(name, t), ways);
            case Effect.Thaws(String name) -> ended(name);
            case Effect.Ways(List<WayView> troubled) -> new Troubles(frozen, troubled);
        };
    }

    /// A process is over, or goes on.
    Troubles ended(String name) {
        return isFrozen(name) ? new Troubles(frozen.minus(name), ways) : this;
    }
}
