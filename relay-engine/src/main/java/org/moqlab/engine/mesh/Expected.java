package org.moqlab.engine.mesh;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.mesh.Scenario.Timed;

/// What a scenario can expect beyond rows and clients at a time and invariants.
public sealed interface Expected extends Scenario.Expectation {
    /// Until the end of the run, however long that is.
    long END = Long.MAX_VALUE;

    /// A row looks so all the time.
    ///
    /// @param from begin, ns
    /// @param to end, ns, included; [#END] for the whole rest of the run
    /// @param row what is to be seen; its own time is `from`
    record Stays(long from, long to, ExpectRow row) implements Expected {
        @Override
        public String text() {
            String looks = row.text().substring(row.text().indexOf(" relay "));
            return span(from, to) + looks;
        }
    }

    /// Something is so when the mesh first comes to rest after every act was done.
    ///
    /// @param what what; its own time means nothing
    record AtRest(Timed what) implements Expected {
        @Override
        public String text() {
            String looks = what.text().substring(("at " + Durations.format(what.at())).length());
            return "at " + Cue.Quiescence.WORD + looks;
        }
    }

    /// So many things happen in a time.
    ///
    /// @param what what is counted
    /// @param relay of whom; empty for the whole mesh together
    /// @param each whether every relay is counted for itself; then `relay` is empty
    /// @param from begin, ns
    /// @param to end, ns, included; [#END] for the whole rest of the run
    /// @param least the fewest
    /// @param most the most
    record Count(
            Counted what,
            Optional<String> relay,
            boolean each,
            long from,
            long to,
            long least,
            OptionalLong most)
            implements Expected {
        @Override
        public String text() {
            String whose = each ? " of each relay" : relay.map(name -> " of " + name).orElse("");
            return span(from, to) + " " + what.word() + whose + " " + figures();
        }

        private String figures() {
            if (most.isEmpty()) {
                return "are at least " + least;
            }
            if (most.getAsLong() == least) {
                return "are " + least;
            }
            return least == 0
                    ? "are at most " + most.getAsLong()
                    : "are " + least + " to " + most.getAsLong();
        }
    }

    /// What can be counted.
    enum Counted {
        /// Messages sent.
        MESSAGES,
        /// Announcements sent, also of what was announced before.
        ANNOUNCES,
        /// Withdrawals sent.
        UNANNOUNCES,
        /// Subscriptions sent.
        SUBSCRIPTIONS,
        /// Changes of tables.
        DECISIONS,
        /// Dials begun.
        DIALS,
        /// Ends of sessions that were up: closed, or given up for silence.
        LOSSES,
        /// Processes that ended by their own rules.
        FAILURES;

        /// The word in a scenario.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static String span(long from, long to) {
        if (to != END) {
            return "from " + Durations.format(from) + " to " + Durations.format(to);
        }
        return from == 0 ? "in all" : "from " + Durations.format(from) + " on";
    }
}
