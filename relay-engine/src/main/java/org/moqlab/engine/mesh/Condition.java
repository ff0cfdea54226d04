package org.moqlab.engine.mesh;

import java.util.Locale;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;

/// Something to run until, such as `C loses test`. A value; [Until] looks for it in a run.
public sealed interface Condition {
    /// The word that stands for every relay.
    String ANY = "any";

    /// The forms [#text] has and [ConditionText#parse] takes, for messages.
    String FORMS =
            "'finding [INVARIANT]', 'RELAY changes|gets|loses [NS]', 'CLIENT is STATE', 'messages"
                    + " N' or 'time T'";

    /// The words for it.
    String text();

    /// An invariant does not hold.
    ///
    /// @param invariant which; empty for any
    record FindingRaised(Optional<String> invariant) implements Condition {
        @Override
        public String text() {
            return invariant.map(name -> "finding " + name).orElse("finding");
        }
    }

    /// A table changes.
    ///
    /// @param relay whose; empty for any
    /// @param change how
    /// @param namespace of what; empty for any
    record TableTurns(Optional<String> relay, Change change, Optional<Namespace> namespace)
            implements Condition {
        @Override
        public String text() {
            return relay.orElse(ANY)
                    + " "
                    + change.word()
                    + namespace.map(name -> " " + name.path()).orElse("");
        }
    }

    /// A client gets to a state it was not in.
    record ClientTurns(String client, ClientState state) implements Condition {
        @Override
        public String text() {
            return client + " is " + state.word();
        }
    }

    /// So many messages more were sent.
    ///
    /// @param count at least 1
    record MessagesSent(long count) implements Condition {
        @Override
        public String text() {
            return "messages " + count;
        }
    }

    /// A time is reached.
    ///
    /// @param t mesh time, ns
    record TimeReached(long t) implements Condition {
        @Override
        public String text() {
            return "time " + Durations.format(t);
        }
    }

    /// How a row of a table changes.
    enum Change {
        /// A row comes, goes or becomes another.
        CHANGES,
        /// A row comes.
        GETS,
        /// A row goes, also because its relay ends.
        LOSES;

        /// The word in a condition.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
