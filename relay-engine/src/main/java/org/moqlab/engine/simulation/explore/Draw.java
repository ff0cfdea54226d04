package org.moqlab.engine.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.simulation.Chance;

/// Draws values from a seed; the same calls give the same values on every machine.
final class Draw {
    /// Keeps what is drawn here apart from what the network of a run with that seed draws.
    private static final long APART = 0x6d6f716d65736821L;

    private final Chance chance;

    Draw(long seed) {
        this.chance = new Chance(seed ^ APART);
    }

    /// A number from `least` to `most`, both included.
    int from(int least, int most) {
        return least + (int) chance.upTo(most - least);
    }

    /// A number from 0 to `most`, both included.
    long upTo(long most) {
        return chance.upTo(most);
    }

    /// A whole number of milliseconds from `least` to `most`, ns.
    long millis(int least, int most) {
        return from(least, most) * Durations.MILLI;
    }

    /// True once in so many times.
    boolean oneIn(int times) {
        return chance.upTo(times - 1) == 0;
    }

    boolean coin() {
        return oneIn(2);
    }

    /// One of a list that is not empty.
    <T> T any(List<T> from) {
        return from.get(from(0, from.size() - 1));
    }

    /// So many of a list, each at most once, in an order by chance.
    <T> List<T> some(List<T> from, int count) {
        List<T> left = new ArrayList<>(from);
        List<T> drawn = new ArrayList<>();
        while (drawn.size() < count && !left.isEmpty()) {
            drawn.add(left.remove(from(0, left.size() - 1)));
        }
        return drawn;
    }
}
