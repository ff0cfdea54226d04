package org.moqlab.app.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;

final class TablesViewModelTest {
    private final Run run = new Run(Scenarios.zombie());
    private final Selection selection = new Selection();
    private final TablesViewModel viewModel = new TablesViewModel(run.moments(), run, selection);

    @BeforeEach
    void look() {
        viewModel.watch(true);
    }

    private List<String> states() {
        return viewModel.rows().stream().map(row -> row.relay() + " " + state(row)).toList();
    }

    private static String state(RelayRow row) {
        return Optional.ofNullable(row.heldProperty().get().entry("test"))
                .map(entry -> entry.mark().state())
                .orElse("none");
    }

    @Test
    void everyRelayHasARowAndEveryNamespaceAColumn() {
        run.to(1_500 * Durations.MILLI);
        assertEquals(List.of("test"), viewModel.namespaces());
        assertEquals(List.of("A live", "B live", "C live", "D live", "E live", "F live"), states());
    }

    @Test
    void ghostsAndAStoppedRelayStandOut() {
        run.to(10 * Durations.SECOND);
        assertEquals(
                List.of("A unknown", "B ghost", "C ghost", "D ghost", "E ghost", "F ghost"),
                states());
    }

    @Test
    void selectingACellSelectsRelayAndNamespace() {
        viewModel.select("D", Optional.of("test"));
        assertEquals(Optional.of("D"), selection.nodeProperty().get());
        assertEquals(Optional.of(new Namespace("test")), selection.namespaceProperty().get());
    }

    @Test
    void whatNobodyLooksAtIsNotKeptUpToDateUntilSomebodyDoes() {
        viewModel.watch(false);
        run.to(1_500 * Durations.MILLI);
        assertEquals("none", state(viewModel.rows().getFirst()));
        viewModel.watch(true);
        assertEquals("live", state(viewModel.rows().getFirst()));
        viewModel.watch(false);
        assertEquals("none", state(viewModel.rows().getFirst()));
    }
}
