package org.moqlab.engine.mesh;

import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.ExpectBreaks;
import org.moqlab.engine.mesh.Scenario.ExpectHolds;
import org.moqlab.engine.mesh.Scenario.Expectation;
import org.moqlab.engine.mesh.Scenario.Timed;

/// How long a scenario is played, wherever it is played to its end.
public final class Ending {
    /// How long a run goes on after its last act, ns.
    static final long AFTERMATH = 10 * Durations.SECOND;

    /// How long an act that waits for something is waited for, ns.
    static final long CUE_PATIENCE = 10 * Durations.SECOND;

    private Ending() {}

    /// When a run of `scenario` is over, ns: a while after its last act, and not before its last
    /// expectation can be judged. Each act that waits for something is given [#CUE_PATIENCE].
    ///
    /// @param tolerance how late an expected row may still be met, ns
    public static long of(Scenario scenario, long tolerance) {
        long lastAct =
                scenario.acts().stream().filter(Act::isTimed).mapToLong(Act::at).max().orElse(0);
        long cued =
                scenario.acts().stream()
                        .filter(act -> !act.isTimed())
                        .mapToLong(Ending::cued)
                        .sum();
        long lastRow =
                scenario.expectations().stream()
                        .mapToLong(expected -> last(expected, tolerance))
                        .max()
                        .orElse(0);
        return Math.max(lastAct + cued + AFTERMATH, lastRow);
    }

    private static long cued(Act act) {
        boolean at = act.cue() instanceof Cue.PreviousAct;
        return at ? act.at() : act.at() + CUE_PATIENCE;
    }

    private static long last(Expectation expected, long tolerance) {
        return switch (expected) {
            case Timed timed -> timed.at() + tolerance;
            case Expected.Stays stays -> Math.max(stays.from(), end(stays.to())) + tolerance;
            case Expected.Count count -> Math.max(count.from(), end(count.to())) + tolerance;
            case Expected.AtRest _, ExpectBreaks _, ExpectHolds _ -> 0;
        };
    }

    private static long end(long to) {
        return to == Expected.END ? 0 : to;
    }
}
