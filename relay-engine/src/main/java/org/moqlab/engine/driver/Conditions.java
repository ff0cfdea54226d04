package org.moqlab.engine.driver;

import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What is wrong with the ways between endpoints (DESIGN §5), one direction at a time. Both drivers
/// act on it below the relays: on modelled packets in simulation, on real datagrams in a live mesh.
/// Immutable.
///
/// @param ways those with something wrong
public record Conditions(PMap<Way, Condition> ways) {
    /// Nothing is wrong.
    public static final Conditions NONE = new Conditions(HashTreePMap.empty());

    /// From one endpoint to another, by name.
    public record Way(String from, String to) {}

    /// What is wrong with one way.
    ///
    /// @param cut nothing arrives
    /// @param held what is sent waits until it is released, in order
    /// @param delay on top of what the way takes anyhow, ns
    /// @param jitter largest further delay, ns, uniform
    /// @param loss chance of a packet to get lost, in parts of a million
    public record Condition(boolean cut, boolean held, long delay, long jitter, int loss) {
        /// Nothing is wrong.
        public static final Condition FINE = new Condition(false, false, 0, 0, 0);

        /// All packets.
        public static final int ALL = 1_000_000;

        /// Creates the value.
        ///
        /// @throws IllegalArgumentException when a figure is negative or more than all gets lost
        public Condition {
            if (delay < 0 || jitter < 0 || loss < 0 || loss > ALL) {
                throw new IllegalArgumentException(
                        "delay " + delay + ", jitter " + jitter + ", loss " + loss);
            }
        }

        /// Whether nothing gets through.
        public boolean isDead() {
            return cut || held || loss == ALL;
        }
    }

    /// What is wrong with the way from one endpoint to another.
    public Condition of(String from, String to) {
        return ways.getOrDefault(new Way(from, to), Condition.FINE);
    }

    /// The same with one way changed.
    public Conditions with(String from, String to, UnaryOperator<Condition> change) {
        Way way = new Way(from, to);
        Condition now = change.apply(of(from, to));
        return new Conditions(now.equals(Condition.FINE) ? ways.minus(way) : ways.plus(way, now));
    }
}
