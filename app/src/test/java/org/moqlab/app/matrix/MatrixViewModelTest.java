package org.moqlab.app.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.model.Namespace;

final class MatrixViewModelTest {
    private final Run run = new Run(Scenarios.zombie());
    private final Selection selection = new Selection();
    private final MatrixViewModel viewModel = new MatrixViewModel(run.moments(), selection);

    @Test
    void aNamespaceAllRelaysHoldAndSomebodyPublishesIsAgreed() {
        viewModel.watch(true);
        run.to(1_500 * Durations.MILLI);
        MatrixRow row = viewModel.rows().getFirst();
        assertEquals("agreed", row.verdict());
        assertEquals("6 cells, 0 rows need a look", viewModel.summaryProperty().get());
        assertEquals(
                List.of(1L, 2L, 2L, 2L, 2L, 2L),
                row.cells().stream().map(MatrixCell::hops).toList());
    }

    @Test
    void ghostsAreSaidInWordsAndCountedByRelay() {
        viewModel.watch(true);
        run.to(4_000 * Durations.MILLI);
        MatrixRow row = viewModel.rows().getFirst();
        assertEquals("ghost everywhere", row.verdict());
        assertTrue(row.troubled());
        assertEquals(EntryState.GHOST, row.cells().getLast().state());
        assertEquals(1, viewModel.ghosts("C"));
    }

    @Test
    void theVerdictSaysWhatItIsOnTheOtherRelaysToo() {
        viewModel.watch(true);
        run.to(10 * Durations.SECOND);
        assertEquals("ghost on 5, unknown on 1", viewModel.rows().getFirst().verdict());
    }

    @Test
    void whatNobodyLooksAtIsNotKeptUpToDate() {
        run.to(4_000 * Durations.MILLI);
        assertEquals(List.of(), viewModel.rows());
        assertEquals(0, viewModel.revisionProperty().get());
    }

    @Test
    void aCellSelectsItsRelayAndNamespaceEverywhere() {
        viewModel.watch(true);
        run.to(1_500 * Durations.MILLI);
        viewModel.select(0, 2);
        assertEquals(Optional.of("C"), selection.nodeProperty().get());
        assertEquals(Optional.of(new Namespace("test")), selection.namespaceProperty().get());
        viewModel.select(7, 2);
        assertEquals(Optional.of("C"), selection.nodeProperty().get());
    }

    @Test
    void allRowsFitUntilTheyWouldBeTooLow() {
        assertEquals(40, MatrixLayout.of(1_200, 700, 12, 40, 0, 6).shown());
        MatrixLayout many = MatrixLayout.of(1_200, 700, 12, 5_000, 4_990, 6);
        assertEquals(5_000 - many.shown(), many.scroll());
        assertEquals(many.scroll() + 2, many.rowAt(many.top() + 2.5 * many.row()));
    }
}
