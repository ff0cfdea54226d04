package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.compare.CompareRow;
import org.moqlab.app.compare.CompareRow.Verdict;
import org.moqlab.app.compare.CompareViewModel;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;

final class CompareTest {
    private final List<Exhibit> opened = new ArrayList<>();
    private final CompareViewModel viewModel =
            new CompareViewModel(MeshLab.engine(), Runnable::run, Runnable::run, opened::add);

    @BeforeEach
    void play() {
        viewModel.show(SampleMeshes.named("1-hop-count/zombie-pair.yaml"));
    }

    private CompareRow row(String fix) {
        return viewModel.rows().stream()
                .filter(row -> row.fix().equals(fix))
                .findFirst()
                .orElseThrow();
    }

    private EntryState state(CompareRow row) {
        var moment = viewModel.moment(row).orElseThrow();
        return Truth.state(moment.snapshot(), "A", new Namespace("test"), moment.now());
    }

    @Test
    void everyFixIsPlayedAndSaysWhatCameOfIt() {
        assertEquals(Verdict.GHOST, row("none").verdict());
        assertEquals(Verdict.CLEARS, row("hop-aware-cleanup=any-loss").verdict());
        assertEquals("never", row("none").figures().getFirst());
        assertEquals(
                List.of(),
                viewModel.rows().stream().filter(r -> r.verdict() == Verdict.WAITING).toList());
        assertEquals(false, viewModel.busyProperty().get());
    }

    @Test
    void runsAreAsLongAsThoseOfTheHeadlessLab() {
        Scenario pair = SampleMeshes.named("1-hop-count/zombie-pair.yaml").scenario();
        assertEquals(Ending.of(pair, 0), viewModel.end());
    }

    @Test
    void oneClockMovesAllRuns() {
        viewModel.clockProperty().set(500 * Durations.MILLI);
        assertEquals(state(row("none")), state(row("hop-aware-cleanup=any-loss")));
        viewModel.clockProperty().set(viewModel.end());
        assertEquals(EntryState.GHOST, state(row("none")));
        assertEquals(EntryState.ABSENT, state(row("hop-aware-cleanup=any-loss")));
    }

    @Test
    void noMoreColumnsThanThereIsRoomFor() {
        assertEquals(List.of(0, 1, 2, 3), viewModel.columns());
        viewModel.turn(5);
        assertEquals(List.of(1, 2, 3, 5), viewModel.columns());
        viewModel.turn(2);
        assertEquals(List.of(1, 3, 5), viewModel.columns());
    }

    @Test
    void aRunIsOpenedWithItsFixInPlace() {
        CompareRow fixed = row("hop-aware-cleanup=any-loss");
        viewModel.open(fixed);
        assertEquals(
                List.of(fixed.variant().scenario()),
                opened.stream().map(Exhibit::scenario).toList());
        assertEquals(false, viewModel.shownProperty().get());
    }

    @Test
    void theTableCanBePastedIntoAnIssue() {
        List<String> lines = viewModel.text().lines().toList();
        assertEquals(viewModel.rows().size(), lines.size());
        assertTrue(
                lines.getFirst().matches("gossip-2026-03 +none +Ghost stays +never .*no-ghost.*"),
                lines.getFirst());
    }
}
