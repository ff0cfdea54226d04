package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.compare.CompareRow;
import org.moqlab.app.compare.CompareRow.Verdict;
import org.moqlab.app.compare.CompareViewModel;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.testfx.api.FxRobot;

/// Two branches of one run, side by side.
final class CompareBranchesTest extends InWindow {
    private CompareViewModel compared() {
        return window.lab.overlays().comparison();
    }

    private boolean canCompare() {
        return window.lab.shell().commands().possible(LabCommand.COMPARE_BRANCHES).get();
    }

    private void standAt(FxRobot robot, long millis) throws Exception {
        long t = millis * Durations.MILLI;
        robot.interact(() -> window.lab.player().time().goToTime(t));
        window.until(() -> window.lab.player().momentProperty().get().now() == t);
    }

    /// Purges everywhere shortly after the publisher has left, in the past of a run to 4 s.
    private void purgeInThePast(FxRobot robot) throws Exception {
        robot.interact(() -> window.lab.player().time().playTo(4 * Durations.SECOND));
        window.until(
                () -> window.lab.player().momentProperty().get().now() >= 4 * Durations.SECOND);
        standAt(robot, 2_300);
        robot.interact(
                () -> window.lab.player().submit(new MeshCommand.Purge("test", Optional.empty())));
        window.until(this::canCompare);
    }

    private void compare(FxRobot robot) throws Exception {
        robot.interact(() -> window.lab.shell().commands().run(LabCommand.COMPARE_BRANCHES));
        window.until(() ->
                compared().rows().size() == 2
                        && compared().rows().stream()
                                .noneMatch(row -> row.verdict() == Verdict.WAITING));
    }

    @Test
    void thereIsNothingToCompareBeforeTheSecondBranch(FxRobot robot) throws Exception {
        assertFalse(canCompare());
        purgeInThePast(robot);
        assertTrue(canCompare());
    }

    @Test
    void twoBranchesStandSideBySideEachWithWhatWasDoneOnIt(FxRobot robot) throws Exception {
        purgeInThePast(robot);
        compare(robot);
        List<CompareRow> rows = List.copyOf(compared().rows());
        assertEquals(
                List.of("nothing done by hand", "purge namespace test, relay all at 2.300 s"),
                rows.stream().map(row -> row.branch().orElseThrow().done()).toList());
        assertEquals(Verdict.GHOST, rows.getFirst().verdict());
        assertEquals(Verdict.CLEARS, rows.getLast().verdict());
        assertEquals(List.of(0, 1), List.copyOf(compared().columns()));
        robot.interact(() -> compared().clockProperty().set(2_299 * Durations.MILLI));
        assertEquals(
                compared().moment(rows.getFirst()).orElseThrow().snapshot(),
                compared().moment(rows.getLast()).orElseThrow().snapshot(),
                "one past");
    }

    @Test
    void aBranchPlayedAgainIsWhatWasRecorded(FxRobot robot) throws Exception {
        purgeInThePast(robot);
        robot.interact(() -> window.lab.player().time().playTo(3_400 * Durations.MILLI));
        window.until(
                () -> window.lab.player().momentProperty().get().now() >= 3_400 * Durations.MILLI);
        compare(robot);
        var recorded = window.lab.player().recording().orElseThrow();
        var again = compared().rows().getLast().recording().orElseThrow();
        int most = (int) recorded.last();
        assertEquals(recorded.events(1, most), again.events(1, most));
    }

    @Test
    void aFixIsAddedToTheShownBranch(FxRobot robot) throws Exception {
        purgeInThePast(robot);
        compare(robot);
        robot.interact(() ->
                assertEquals(
                        Optional.empty(),
                        compared().add("gossip-2026-03", "hop-aware-cleanup=any-loss")));
        window.until(() ->
                compared().rows().size() == 3
                        && compared().rows().getLast().verdict() != Verdict.WAITING);
        assertEquals(
                compared().rows().get(1).variant().scenario().acts(),
                compared().rows().getLast().variant().scenario().acts());
        assertEquals(Verdict.CLEARS, compared().rows().getLast().verdict());
    }

    @Test
    void theFixesAreComparedAfterwardsAsBefore(FxRobot robot) throws Exception {
        purgeInThePast(robot);
        compare(robot);
        robot.interact(() -> {
            compared().dismiss();
            window.lab.shell().commands().run(LabCommand.COMPARE);
            compared().cancel();
        });
        assertTrue(compared().rows().size() > 2);
        assertEquals("none", compared().rows().getFirst().fix());
    }
}
