package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.compare.CompareRow;
import org.moqlab.app.compare.CompareRow.Verdict;
import org.moqlab.app.compare.CompareViewModel;
import org.moqlab.app.compare.HopsLine;
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
    void aRunSaysInASentenceWhetherItsFixDidAnything() {
        assertEquals("No effect: as without it", row("reconnect-delay=1s").tale().verdict());
        assertEquals(
                "Forgotten within its bound", row("hop-aware-cleanup=any-loss").tale().verdict());
        assertTrue(row("none").tale().verdict().startsWith("Never forgotten, "));
        assertEquals("–", row("none").tale().gets(), "nobody reads there");
    }

    @Test
    void theHopsOfARunAreThoseOfItsTables() {
        HopsLine counting = row("none").tale().hops();
        assertEquals("B", counting.relay());
        for (long t : new long[] {1_500, 3_100, 5_100}) {
            viewModel.clockProperty().set(t * Durations.MILLI);
            long held =
                    viewModel
                            .moment(row("none"))
                            .orElseThrow()
                            .snapshot()
                            .row("B", new Namespace("test"))
                            .flatMap(r -> r.row().best())
                            .map(best -> best.route().hops().length())
                            .orElse(-1L);
            assertEquals(held, counting.at(t * Durations.MILLI), "at " + t + " ms");
        }
        HopsLine mended = row("hop-aware-cleanup=any-loss").tale().hops();
        assertEquals(-1, mended.at(viewModel.end()));
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
    void aRunOfOnesOwnIsAddedPlayedAndShown() {
        int place = viewModel.rows().size();
        assertEquals(
                Optional.empty(),
                viewModel.add("gossip-2026-03", " hop-aware-cleanup=any-loss+infinity=32 "));
        assertEquals(place + 1, viewModel.rows().size());
        assertEquals(Verdict.CLEARS, viewModel.rows().get(place).verdict());
        assertEquals(place, viewModel.columns().getLast());
        assertEquals(CompareViewModel.MAX_COLUMNS, viewModel.columns().size());
        assertEquals(false, viewModel.busyProperty().get());
    }

    @Test
    void aRunThatIsThereAlreadyIsOnlyShown() {
        int before = viewModel.rows().size();
        assertEquals(Optional.empty(), viewModel.add("gossip-2026-03", "split-horizon"));
        assertEquals(before, viewModel.rows().size());
        CompareRow last = viewModel.rows().get(viewModel.columns().getLast());
        assertEquals("split-horizon", last.fix());
    }

    @Test
    void aFixThatThereIsNotIsRefusedWithWhatWasExpected() {
        List<CompareRow> before = List.copyOf(viewModel.rows());
        assertEquals(
                Optional.of("admin-purge: expected one or all, found 'some'"),
                viewModel.add("gossip-2026-03", "admin-purge=some"));
        assertTrue(
                viewModel.add("gossip-2026-03", "magic").orElseThrow().startsWith("magic: "),
                "names what is wrong");
        assertTrue(viewModel.add("gossip-2026-03", "").isPresent());
        assertEquals(before, viewModel.rows());
    }

    @Test
    void aRunThatWasCancelledIsPlayedWhenItIsAskedForAgain() {
        List<Runnable> work = new ArrayList<>();
        CompareViewModel waits =
                new CompareViewModel(MeshLab.engine(), work::add, Runnable::run, opened::add);
        waits.show(SampleMeshes.named("1-hop-count/zombie-pair.yaml"));
        waits.cancel();
        work.removeFirst().run();
        assertEquals(Verdict.WAITING, waits.rows().getFirst().verdict());
        assertEquals(Optional.empty(), waits.add("gossip-2026-03", "none"));
        assertTrue(waits.busyProperty().get());
        work.removeFirst().run();
        assertEquals(Verdict.GHOST, waits.rows().getFirst().verdict());
        assertEquals(List.of(0), waits.columns());
        assertEquals(false, waits.busyProperty().get());
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
        List<String> lines = viewModel.sheet().text().lines().toList();
        assertEquals(viewModel.rows().size() + 1, lines.size());
        assertTrue(
                lines.get(1).matches("gossip-2026-03 +none +Ghost stays +never .*no-ghost.*"),
                lines.get(1));
    }
}
