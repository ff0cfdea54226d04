package org.moqlab.engine.mesh;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What goes wrong between endpoints, below their feet (DESIGN §5).
public sealed interface LinkFault extends Fault {
    /// Longest delay and largest jitter, ns.
    long MAX_DELAY = 60 * Durations.SECOND;

    /// Nothing arrives any more.
    record Cut(Passage way) implements LinkFault {
        @Override
        public String text() {
            return "cut: " + way;
        }
    }

    /// Nothing is wrong any more; what was held goes on.
    ///
    /// @param way empty for every way
    record Heal(Optional<Passage> way) implements LinkFault {
        @Override
        public String text() {
            return "heal: " + way.map(Passage::toString).orElse("all");
        }
    }

    /// Everything takes longer.
    ///
    /// @param by ns on top of the link's own latency; 0 for none any more
    record Delay(Passage way, long by) implements LinkFault {
        @Override
        public String text() {
            return "delay: {way: " + way + ", by: " + Durations.format(by) + "}";
        }
    }

    /// Everything takes longer by chance, uniformly.
    ///
    /// @param by most, ns; 0 for none any more
    record Jitter(Passage way, long by) implements LinkFault {
        @Override
        public String text() {
            return "jitter: {way: " + way + ", by: " + Durations.format(by) + "}";
        }
    }

    /// Packets get lost by chance.
    ///
    /// @param millionths of all packets; 0 for none any more
    record Loss(Passage way, int millionths) implements LinkFault {
        @Override
        public String text() {
            String percent = BigDecimal.valueOf(millionths, 4).stripTrailingZeros().toPlainString();
            return "loss: {way: " + way + ", percent: " + percent + "}";
        }
    }

    /// What is sent waits, in order, until it is released.
    record Hold(Passage way) implements LinkFault {
        @Override
        public String text() {
            return "hold: " + way;
        }
    }

    /// What was held goes on.
    record Release(Passage way) implements LinkFault {
        @Override
        public String text() {
            return "release: " + way;
        }
    }

    /// Every way between the groups is cut. A client goes with its relay unless it is named; who is
    /// not named stays joined to all.
    record Partition(List<List<String>> groups) implements LinkFault {
        /// Creates the command; the lists are copied.
        public Partition {
            groups = groups.stream().map(List::copyOf).toList();
        }

        @Override
        public String text() {
            return groups.stream()
                    .map(group ->
                            group.stream()
                                    .map(MeshCommand::plain)
                                    .collect(Collectors.joining(", ", "[", "]")))
                    .collect(Collectors.joining(", ", "partition: [", "]"));
        }
    }
}
