package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.moqlab.app.convergence.ChangeRow;
import org.moqlab.app.inspector.NamespaceRow;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.tables.RelayRow;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;

/// Tables that a person has sorted stay sorted while the run goes on.
final class SortedTablesTest extends InWindow {
    private static final String THREE_NAMES =
            """
            title: Three names, of which one becomes a ghost
            mesh:
              policy: gossip-2026-03
              topology: {shape: full, relays: [A, B, C], sessions: 2, latency: 5ms}
              clients:
                - {publisher: first, at: A, namespace: a}
                - {publisher: second, at: A, namespace: b}
                - {publisher: third, at: A, namespace: c}
            acts:
              - {at: 100ms, start: first}
              - {at: 100ms, start: second}
              - {at: 100ms, start: third}
              - {at: 1s, stop: second}
            """;

    private static <T> void sort(TableView<T> table, String column) {
        TableColumn<T, ?> by =
                table.getColumns().stream()
                        .filter(one -> column.equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
        table.getSortOrder().setAll(List.of(by));
    }

    private static List<String> names(TableView<NamespaceRow> table) {
        return table.getItems().stream().map(NamespaceRow::namespace).toList();
    }

    @Test
    void aTableSortedByStateIsSortedAnewWhenAnEntryBecomesAGhost(FxRobot robot) throws Exception {
        Scenario scenario = ScenarioFile.parse("three.yaml", THREE_NAMES);
        robot.interact(() -> window.lab.player().open(scenario));
        window.until(() -> window.lab.player().readyProperty().get());
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("B")));
        window.playTo(500 * Durations.MILLI);
        Namespace chosen = new Namespace("a");
        robot.interact(() -> window.lab.selection().namespaceProperty().set(Optional.of(chosen)));
        TableView<NamespaceRow> table = robot.lookup("#namespaces").queryTableView();
        robot.interact(() -> sort(table, "state"));
        assertEquals(List.of("a", "b", "c"), names(table));
        window.playTo(4_000 * Durations.MILLI);
        window.until(() -> names(table).equals(List.of("b", "a", "c")));
        assertEquals(Optional.of(chosen), window.lab.selection().namespaceProperty().get());
        assertEquals("a", table.getSelectionModel().getSelectedItem().namespace());
    }

    @Test
    void theTableOfAllRelaysIsSortedByWhatTheyHold(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        window.playTo(1_500 * Durations.MILLI);
        window.open(LabCommand.SHOW_TABLES);
        TableView<RelayRow> table = robot.lookup(".tables").queryTableView();
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("C")));
        robot.interact(() -> sort(table, "test"));
        List<String> farthestFirst = List.of("B", "C", "D", "E", "F", "A");
        assertEquals(farthestFirst, table.getItems().stream().map(RelayRow::relay).toList());
        assertEquals(Optional.of("C"), window.lab.selection().nodeProperty().get());
        window.playTo(3_600 * Durations.MILLI);
        assertEquals(Optional.of("C"), window.lab.selection().nodeProperty().get());
        robot.interact(() -> sort(table, "relay"));
        assertEquals("A", table.getItems().getFirst().relay());
    }

    @Test
    void changesAreSortedByTheirFigures(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        window.playTo(12_000 * Durations.MILLI);
        window.open(LabCommand.SHOW_CONVERGENCE);
        TableView<ChangeRow> table = robot.lookup("#changes").queryTableView();
        window.until(() -> table.getItems().size() > 2);
        ChangeRow first = table.getItems().getFirst();
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.interact(() -> sort(table, "messages"));
        List<Long> figures = table.getItems().stream().map(row -> row.ranks().messages()).toList();
        assertEquals(figures.stream().sorted(Comparator.naturalOrder()).toList(), figures);
        assertEquals(first.event(), table.getSelectionModel().getSelectedItem().event());
        window.playTo(12_500 * Durations.MILLI);
        assertEquals(first.event(), table.getSelectionModel().getSelectedItem().event());
        assertTrue(robot.lookup("#learned").queryTableView().getItems().size() > 1);
    }
}
