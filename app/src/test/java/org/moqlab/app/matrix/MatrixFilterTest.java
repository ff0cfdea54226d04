package org.moqlab.app.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;

/// What a line of filter leaves of a matrix.
final class MatrixFilterTest {
    private final Selection selection = new Selection();
    private final MatrixFilter filter;

    MatrixFilterTest() throws ScenarioException {
        Run run = new Run(Scenarios.sample("names/two-roots.yaml"));
        filter = new MatrixFilter(new MatrixViewModel(run.moments(), selection));
        filter.watch(true);
        run.to(2 * Durations.SECOND);
    }

    @BeforeEach
    void everythingIsShownAtFirst() {
        assertEquals(List.of("anon/room/1", "anon/test"), names());
        assertEquals("4 cells, 0 rows need a look", filter.summaryProperty().get());
    }

    private List<String> names() {
        return filter.rows().stream().map(MatrixRow::namespace).toList();
    }

    @Test
    void wordsLeaveNamesAndVerdictsThatHaveThem() {
        filter.filterProperty().set("ROOM");
        assertEquals(List.of("anon/room/1"), names());
        assertEquals("1 of 2 names, 2 of 2 relays", filter.summaryProperty().get());
        filter.filterProperty().set("anon agreed");
        assertEquals(2, names().size());
        filter.filterProperty().set("ghost");
        assertEquals(List.of(), names());
    }

    @Test
    void relaysLeaveColumnsAndACellStaysWhatItIs() {
        filter.filterProperty().set("test relay:b,nobody");
        assertEquals(List.of("B"), filter.relays());
        assertEquals(1, filter.rows().getFirst().cells().size());
        filter.select(0, 0);
        assertEquals(Optional.of("B"), selection.nodeProperty().get());
        assertEquals(Optional.of(new Namespace("anon/test")), selection.namespaceProperty().get());
        filter.select(0, 1);
        filter.select(1, 0);
        assertEquals(Optional.of(new Namespace("anon/test")), selection.namespaceProperty().get());
    }

    @Test
    void whatIsLeftCanBeCopied() {
        filter.filterProperty().set("test");
        List<String> lines = filter.sheet().csv().lines().toList();
        assertEquals("namespace,verdict,A,B", lines.getFirst());
        assertEquals(2, lines.size());
        assertEquals(true, lines.getLast().startsWith("anon/test,agreed,live 1 hop"));
    }
}
