package org.moqlab.engine.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Which group of one session goes first: the higher priority, then the newer one. A new group
/// takes a rank above all before it or between two of them, so that the others keep theirs; only
/// when there is no rank left are the groups spread anew.
final class RankOrder {
    /// Most groups of a session with a rank of their own, and so the most that one new group
    /// re-ranks; whatever is less urgent shares the lowest rank.
    static final int MAX_RANKED = 64;

    /// Highest place; transports tell two ranks of a place apart no more.
    private static final int TOP = 126;

    private static final int RANKS_A_PLACE = 2;
    private static final int LARGEST_GAP = 8;
    private static final int UNRANKED = 0;

    /// A new rank of a stream, 0 to 255, higher first.
    record Rank(long stream, long rank) {}

    private record Urgency(int priority, long age, long stream) implements Comparable<Urgency> {
        @Override
        public int compareTo(Urgency other) {
            int byPriority = Integer.compare(priority, other.priority);
            int byAge = byPriority != 0 ? byPriority : Long.compare(age, other.age);
            return byAge != 0 ? byAge : Long.compare(stream, other.stream);
        }
    }

    private final TreeMap<Urgency, Integer> places = new TreeMap<>();
    private final TreeMap<Long, Urgency> streams = new TreeMap<>();
    private long last;
    private int top;

    RankOrder copy() {
        RankOrder copy = new RankOrder();
        copy.places.putAll(places);
        copy.streams.putAll(streams);
        copy.last = last;
        copy.top = top;
        return copy;
    }

    /// A group begins.
    ///
    /// @param priority 0 to 255, higher matters more
    /// @param newest whether it is the newest of its track; older ones go last
    /// @return the ranks that changed
    List<Rank> add(long stream, int priority, boolean newest) {
        return place(new Urgency(priority, newest ? ++last : 0, stream));
    }

    /// A group matters more or less than before.
    ///
    /// @return the ranks that changed
    List<Rank> change(long stream, int priority) {
        Urgency before = streams.get(stream);
        if (before == null || before.priority == priority) {
            return List.of();
        }
        remove(stream);
        return place(new Urgency(priority, before.age, stream));
    }

    /// A group is over.
    void remove(long stream) {
        Urgency urgency = streams.remove(stream);
        if (urgency != null) {
            places.remove(urgency);
        }
    }

    private List<Rank> place(Urgency urgency) {
        List<Rank> changed = new ArrayList<>();
        OptionalInt free = free(urgency);
        streams.put(urgency.stream, urgency);
        places.put(urgency, free.orElse(UNRANKED));
        if (places.size() > MAX_RANKED) {
            Map.Entry<Urgency, Integer> least = places.pollFirstEntry();
            streams.remove(least.getKey().stream);
            if (least.getKey().equals(urgency)) {
                return changed;
            }
            changed.add(rank(least.getKey(), UNRANKED));
        }
        if (free.isPresent()) {
            top = Math.max(top, free.getAsInt());
            changed.add(rank(urgency, free.getAsInt()));
        } else {
            spread(changed);
        }
        return changed;
    }

    private OptionalInt free(Urgency urgency) {
        Map.Entry<Urgency, Integer> below = places.lowerEntry(urgency);
        Map.Entry<Urgency, Integer> above = places.higherEntry(urgency);
        int least = below == null ? UNRANKED : below.getValue();
        if (above == null) {
            return top < TOP ? OptionalInt.of(top + 1) : OptionalInt.empty();
        }
        int gap = above.getValue() - least;
        return gap > 1 ? OptionalInt.of(least + gap / 2) : OptionalInt.empty();
    }

    private void spread(List<Rank> changed) {
        int gap = Math.clamp(TOP / 2 / places.size(), 1, LARGEST_GAP);
        top = 0;
        for (Map.Entry<Urgency, Integer> entry : places.entrySet()) {
            top += gap;
            if (entry.getValue() != top) {
                entry.setValue(top);
                changed.add(rank(entry.getKey(), top));
            }
        }
    }

    private static Rank rank(Urgency urgency, int place) {
        return new Rank(urgency.stream, (long) place * RANKS_A_PLACE);
    }
}
