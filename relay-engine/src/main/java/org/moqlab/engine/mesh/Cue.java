package org.moqlab.engine.mesh;

/// What an act waits for.
public sealed interface Cue {
    /// The words for it in a scenario; empty for the clock.
    String text();

    /// The clock alone: it is done so long after the run began.
    record Clock() implements Cue {
        @Override
        public String text() {
            return "";
        }
    }

    /// Something that happens after every act before it in [Scenario#acts] was done. A condition of
    /// the clock is none.
    record Happening(Condition condition) implements Cue {
        @Override
        public String text() {
            return condition.text();
        }
    }

    /// The mesh is at rest after every act before it in [Scenario#acts] was done.
    record Quiescence() implements Cue {
        /// The word for it.
        public static final String WORD = "rest";

        @Override
        public String text() {
            return WORD;
        }
    }

    /// The act before it in [Scenario#acts] was done; for the first of all, the beginning.
    record PreviousAct() implements Cue {
        /// The word for it.
        public static final String WORD = "act";

        @Override
        public String text() {
            return WORD;
        }
    }
}
