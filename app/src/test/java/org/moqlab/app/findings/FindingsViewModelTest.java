package org.moqlab.app.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Played;
import org.moqlab.app.Scenarios;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;

final class FindingsViewModelTest {
    private final Played run = new Played(Scenarios.zombie());
    private final FindingsViewModel viewModel =
            new FindingsViewModel(
                    run.player().calmProperty(),
                    run.player(),
                    run.player()::recording,
                    run.selection(),
                    run.time());

    @AfterEach
    void close() {
        run.close();
    }

    private FindingRow ghost() {
        return viewModel.rows().stream()
                .filter(row -> row.invariant().equals("no-ghost"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFindingSaysWhatWhereWhenSinceWhenAndWhy() {
        run.to(4_000);
        FindingRow ghost = ghost();
        assertTrue(ghost.where().startsWith("test at A"), ghost.where());
        assertEquals("3.005\u00a0s", ghost.time());
        assertFalse(ghost.found().isEmpty());
        assertFalse(ghost.expected().isEmpty());
        assertFalse(ghost.why().isEmpty());
        assertTrue(ghost.since() > 0 && ghost.since() < ghost.number());
        assertEquals("2.000\u00a0s", ghost.sinceTime());
        assertFalse(ghost.evidence().isEmpty());
    }

    @Test
    void aSelectedFindingIsGoneToAndItsEventRelayAndNamespaceAreSelected() {
        run.to(4_000);
        FindingRow ghost = ghost();
        viewModel.select(ghost);
        run.settle();
        assertEquals(ghost.number(), run.moment().snapshot().n());
        assertEquals(Optional.of(ghost.number()), run.selection().eventProperty().get());
        assertEquals(Optional.of(new Namespace("test")), run.selection().namespaceProperty().get());
        assertEquals(Optional.of("A"), run.selection().nodeProperty().get());
    }

    @Test
    void whatShowsAFindingIsSaidInSentencesWithTheirEvents() {
        run.to(4_000);
        FindingRow ghost = ghost();
        List<FindingDesk.Shown> shown = viewModel.shown(ghost);
        assertFalse(shown.isEmpty());
        for (FindingDesk.Shown one : shown) {
            assertTrue(one.text().endsWith("."), one.text());
            assertFalse(one.text().contains("#"), one.text());
            assertTrue(ghost.evidence().contains(one.event()), one.toString());
        }
        assertEquals(
                shown,
                viewModel.rows().stream()
                        .filter(row -> row.number() == ghost.number())
                        .map(viewModel::shown)
                        .findFirst()
                        .orElseThrow());
        FindingRow other =
                viewModel.rows().stream()
                        .filter(row -> row.number() != ghost.number())
                        .findFirst()
                        .orElseThrow();
        assertFalse(viewModel.shown(other).equals(shown));
    }

    @Test
    void whatHadNothingToJudgeYetAndWhatNobodyJudgesStandApart() {
        run.settle();
        String first = viewModel.heldProperty().get();
        assertTrue(first.startsWith("Nothing to judge yet: no-ghost,"), first);
        String waits = viewModel.waitsProperty().get();
        assertTrue(waits.contains("failover waits for a relay that lost its route"), waits);
        assertEquals(
                "Not judged here: gossip-2026-03 does not promise split-horizon; gossip-2026-03"
                        + " does not promise session-survives.",
                viewModel.unjudgedProperty().get());
        run.to(1_900);
        assertEquals(
                "Judged, and nothing found so far: no-blackhole, loop-free, no-subscribe-cycle,"
                        + " no-flap, one-upstream, storm. Nothing to judge yet: no-ghost,"
                        + " converged, bounded, failover, quiet.",
                viewModel.heldProperty().get());
        run.to(4_000);
        assertEquals(
                "Judged, and nothing found so far: one-upstream, storm. Nothing to judge yet:"
                        + " converged, bounded, failover, quiet.",
                viewModel.heldProperty().get());
    }

    /// Standing in the past, nobody knows yet.
    @Test
    void whatHadNothingToJudgeIsToldOfTheMomentThatIsShown() {
        run.to(4_000);
        run.time().goToTime(0);
        run.settle();
        assertEquals(
                "Nothing to judge yet: converged, bounded, failover, one-upstream, quiet, storm.",
                viewModel.heldProperty().get());
    }

    @Test
    void everyInvariantSaysWhatItWaitsFor() {
        for (String invariant : ScenarioFile.INVARIANTS) {
            assertFalse(Words.of("waits." + invariant).isEmpty(), invariant);
        }
    }

    @Test
    void overQuicNobodyCountsMessagesAgainstABudget() {
        Standing live =
                Standing.of(Scenarios.zombie(), true, Optional.of(List.of("quiet")), Set.of());
        assertEquals("Judged, and nothing found so far: quiet.", live.held());
        assertTrue(live.unjudged().endsWith("storm counts the messages of simulated runs only."));
    }

    @Test
    void ofARecordingNobodyKnowsWhatHadSomethingToJudge() {
        Standing replayed =
                Standing.of(Scenarios.zombie(), false, Optional.empty(), Set.of("no-ghost"));
        assertEquals("", replayed.held());
        assertEquals("", replayed.waits());
        assertTrue(
                replayed.open()
                        .startsWith(
                                "Nothing found; nobody told which of these had anything to judge:"
                                        + " no-blackhole,"),
                replayed.open());
    }

    @Test
    void findingsAheadStayInTheList() {
        run.to(4_000);
        int all = viewModel.rows().size();
        assertEquals(all + " findings", viewModel.countProperty().get());
        run.time().goToTime(1_500 * Durations.MILLI);
        run.settle();
        assertEquals(all, viewModel.rows().size());
        assertTrue(viewModel.presentProperty().get() < viewModel.rows().getFirst().number());
        assertEquals(
                all + " findings, " + all + " ahead of this moment",
                viewModel.countProperty().get());
    }

    @Test
    void aBranchThatHasNotComeSoFarHasNoneOfThem() {
        run.to(4_000);
        run.time().goToTime(1_500 * Durations.MILLI);
        run.settle();
        run.time().fork();
        run.until(() -> run.time().lanesProperty().get().size() == 2);
        run.until(() -> viewModel.rows().isEmpty());
    }
}
