package org.moqlab.engine.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.moqlab.engine.observe.Journal;

/// Places of one branch that are kept to go back to (DESIGN §8): the beginning, and others about
/// equally far apart. When there are too many or they weigh too much, the spacing doubles, and of
/// those that are nearer to each other the oldest goes, one at a time: what is kept then weighs
/// about the same all the time. It is never stepped, only copied, so branches may share it.
final class Checkpoints {
    /// Most places kept by one branch.
    static final int MAX = 64;

    /// Share of the heap that the checkpoints of all branches of a run may take: one part in so
    /// many.
    static final int HEAP_PARTS = 4;

    /// Events between two checkpoints until the spacing doubles for the first time.
    static final long FIRST_SPACING = 128;

    /// Most events that a place has as objects of its own, where places stand so far apart that it
    /// does not matter to wait for such a one.
    static final int LIGHT = 64;

    private record Kept(Standing standing, long octets) {}

    private final TreeMap<Long, Kept> kept = new TreeMap<>();
    private final LongSupplier bound;
    private long spacing = FIRST_SPACING;

    /// @param bound octets that all may weigh together
    Checkpoints(LongSupplier bound) {
        this.bound = bound;
    }

    /// Checkpoints of a branch with the same past up to where `end` stands.
    synchronized Checkpoints upTo(Standing end, LongSupplier itsBound) {
        Checkpoints other = new Checkpoints(itsBound);
        other.spacing = spacing;
        kept.headMap(end.last(), true)
                .forEach((n, one) -> {
                    if (isOnTheWayTo(end, one)) {
                        other.kept.put(n, one);
                    }
                });
        other.trim();
        return other;
    }

    private static boolean isOnTheWayTo(Standing end, Kept one) {
        return one.standing.steps() <= end.steps() && one.standing.commands() <= end.commands();
    }

    /// Keeps a copy of a place directly after an event, when the nearest kept ones are far enough.
    synchronized void offer(Standing standing) {
        long n = standing.last();
        Long before = kept.floorKey(n);
        Long after = kept.ceilingKey(n);
        boolean far =
                (before == null || n - before >= spacing)
                        && (after == null || after - n >= spacing);
        if (far && (isLight(standing) || (before != null && n - before >= 2 * spacing))) {
            kept.put(n, new Kept(standing.copy(), standing.mesh().weight()));
            trim();
        }
    }

    /// Wherever it stands a place keeps a part of the journal that nobody else does; how large that
    /// is would be a matter of chance.
    private boolean isLight(Standing standing) {
        return spacing < 2 * Journal.MAX_LOOSE || standing.mesh().journal().loose() <= LIGHT;
    }

    /// Makes them fit their bounds; the last one is kept whatever it weighs.
    synchronized void trim() {
        while (kept.size() > 1 && (kept.size() > MAX || octets() > bound.getAsLong())) {
            if (pinned() > bound.getAsLong() / 2) {
                kept.pollFirstEntry();
            } else {
                thin();
            }
        }
    }

    /// Forgets the oldest place that is too near to the one before it; when none is, doubles the
    /// spacing, which makes one too near or is done again.
    private void thin() {
        OptionalLong crowded = crowded();
        while (crowded.isEmpty()) {
            spacing *= 2;
            crowded = crowded();
        }
        kept.remove(crowded.getAsLong());
    }

    private OptionalLong crowded() {
        Long before = null;
        for (Long n : kept.keySet()) {
            if (before != null && n - before < spacing) {
                return OptionalLong.of(n);
            }
            before = n;
        }
        return OptionalLong.empty();
    }

    /// The last place of those wanted that stands at or before event `n`.
    synchronized Optional<Standing> before(long n, Predicate<Standing> wanted) {
        return kept.headMap(n, true).descendingMap().values().stream()
                .map(Kept::standing)
                .filter(wanted)
                .findFirst();
    }

    /// Forgets everything past a place.
    synchronized void forgetAfter(Standing end) {
        kept.values().removeIf(one -> one.standing.last() > end.last() || !isOnTheWayTo(end, one));
    }

    synchronized void clear() {
        kept.clear();
    }

    synchronized int count() {
        return kept.size();
    }

    /// Events between two of them, at least.
    synchronized long spacing() {
        return spacing;
    }

    /// What they weigh together, by the estimate of [CopyWeight], with the events that nobody keeps
    /// but the oldest of them.
    synchronized long octets() {
        return kept.values().stream().mapToLong(Kept::octets).sum() + pinned();
    }

    private long pinned() {
        Map.Entry<Long, Kept> first = kept.firstEntry();
        Map.Entry<Long, Kept> last = kept.lastEntry();
        return first == null || last == null ? 0 : released(last) - released(first);
    }

    private static long released(Map.Entry<Long, Kept> one) {
        return one.getValue().standing().mesh().journal().released();
    }
}
