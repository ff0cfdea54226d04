package org.moqlab.app.compare;

import java.util.List;
import java.util.Optional;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Variant;
import org.moqlab.engine.observe.Journal;

/// One run of a comparison.
///
/// @param variant what was played
/// @param branch the branch of the open run it is; empty for a run of the scenario as it is
/// @param verdict what came of it
/// @param words the verdict in words
/// @param figures clean after, messages, messages since the publisher left, peak hops, findings
/// @param ranks what of it is sorted by
/// @param tale what else there is to tell of it
/// @param recording everything that happened; empty while it runs, and where that is too much to
///   keep
public record CompareRow(
        Variant variant,
        Optional<BranchRun> branch,
        Verdict verdict,
        String words,
        List<String> figures,
        Ranks ranks,
        Tale tale,
        Optional<Journal> recording) {
    /// What a run came to.
    public enum Verdict {
        /// It has not been played yet.
        WAITING,
        /// No dead name outlived its bound.
        CLEARS,
        /// A dead name outlived its bound, and went in the end.
        LATE,
        /// A dead name was never forgotten.
        GHOST,
        /// The messages of a storm ended the run.
        STORM
    }

    /// Figures as numbers; what never came, or is not known yet, is the largest.
    ///
    /// @param clean how long after the publisher left the name was gone, ns
    /// @param since messages since then
    public record Ranks(long clean, long since) {
        /// Of a run that has not been played.
        static final Ranks UNKNOWN = new Ranks(Long.MAX_VALUE, Long.MAX_VALUE);

        static Ranks of(Outcome outcome) {
            return new Ranks(outcome.clean().orElse(Long.MAX_VALUE - 1), outcome.gossip());
        }
    }

    /// What else there is to tell of a run.
    ///
    /// @param verdict the verdict as a sentence
    /// @param gets what the first subscriber gets in the end
    /// @param hops how far away the name was over the run
    public record Tale(String verdict, String gets, HopsLine hops) {
        /// Of a run that has not been played.
        static final Tale NONE = new Tale("", "", HopsLine.NONE);
    }

    /// Creates a row; the list is copied.
    public CompareRow {
        figures = List.copyOf(figures);
    }

    /// The verdicts from best to worst, then what has not been played.
    int rank() {
        return switch (verdict) {
            case CLEARS -> 0;
            case LATE -> 1;
            case GHOST -> 2;
            case STORM -> 3;
            case WAITING -> 4;
        };
    }

    /// A run that has not been played.
    static CompareRow waiting(Variant variant) {
        return waiting(variant, Optional.empty());
    }

    /// A branch that has not been played.
    static CompareRow waiting(BranchRun branch) {
        Scenario scenario = branch.scenario();
        return waiting(new Variant(scenario.policy(), Fix.NONE, scenario), Optional.of(branch));
    }

    private static CompareRow waiting(Variant variant, Optional<BranchRun> branch) {
        return new CompareRow(
                variant,
                branch,
                Verdict.WAITING,
                Words.of("compare.waiting"),
                List.of(),
                Ranks.UNKNOWN,
                Tale.NONE,
                Optional.empty());
    }

    /// Whether it plays that.
    boolean isOf(Variant other) {
        return policy().equals(other.policy())
                && variant.fix().parts().equals(other.fix().parts())
                && variant.scenario().equals(other.scenario());
    }

    /// The fix as one writes it, or the name of the branch.
    public String fix() {
        return branch.map(BranchRun::name).orElseGet(() -> variant.fix().text());
    }

    /// What it is called where it stands beside others.
    String title() {
        return branch.isEmpty() && variant.fix().parts().isEmpty() ? policy() : fix();
    }

    /// What makes it different, in one line.
    String rule() {
        return branch.map(BranchRun::done).orElseGet(() -> CompareWords.rule(variant));
    }

    /// Name of the policy.
    public String policy() {
        return variant.policy();
    }

    /// Style class of the verdict: that of the state it leaves behind.
    String tone() {
        return switch (verdict) {
            case CLEARS -> "live";
            case LATE -> "lingering";
            case GHOST, STORM -> "ghost";
            case WAITING -> "waiting";
        };
    }

    String figure(int index) {
        return index < figures.size() ? figures.get(index) : "";
    }
}
