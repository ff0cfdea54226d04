package org.moqlab.app.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// One way a run has gone, as the screen shows it.
///
/// @param name its name, unique in the run
/// @param parent the branch it was forked from; empty for the first
/// @param fork the last place it has in common with its parent
/// @param end where its recording ends
/// @param current whether it is the one that is shown
public record Lane(String name, Optional<String> parent, Place fork, Place end, boolean current) {

    /// The branch that was made after the one that is shown, the first after the last.
    static Optional<Lane> next(List<Lane> all) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).current())
                .mapToObj(i -> all.get((i + 1) % all.size()))
                .findFirst();
    }

    /// Name of the branch that is shown; empty where there are none.
    public static String shown(List<Lane> all) {
        return all.stream().filter(Lane::current).map(Lane::name).findFirst().orElse("");
    }

    /// Number of the last event that two branches have in common; 0 when they know nothing of each
    /// other.
    public static long common(List<Lane> lanes, String one, String other) {
        Map<String, Long> shared = new HashMap<>();
        trunk(lanes, one).forEach(stretch -> shared.put(stretch.branch(), stretch.last()));
        return trunk(lanes, other).stream()
                .filter(stretch -> shared.containsKey(stretch.branch()))
                .findFirst()
                .map(stretch -> Math.min(stretch.last(), shared.getOrDefault(stretch.branch(), 0L)))
                .orElse(0L);
    }

    /// How much of a branch belongs to the past of another.
    private record Stretch(String branch, long last) {}

    /// The branches a branch comes from, itself first, each with its last event that counts.
    private static List<Stretch> trunk(List<Lane> lanes, String name) {
        List<Stretch> trunk = new ArrayList<>();
        long last = Long.MAX_VALUE;
        Optional<String> next = Optional.of(name);
        while (next.isPresent() && trunk.size() <= lanes.size()) {
            Optional<Lane> lane = named(lanes, next.get());
            if (lane.isPresent()) {
                trunk.add(new Stretch(next.get(), last));
                last = Math.min(last, lane.get().fork().n());
            }
            next = lane.flatMap(Lane::parent);
        }
        return trunk;
    }

    private static Optional<Lane> named(List<Lane> lanes, String name) {
        return lanes.stream().filter(lane -> lane.name().equals(name)).findFirst();
    }
}
