package org.moqlab.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// The table of a relay that knows ten thousand names makes rows for those in sight only.
final class LargeTableTest {
    private static final int NAMES = 10_000;

    /// More than fit, and far fewer than there are.
    private static final int MOST_ROWS_MADE = 60;

    private static final String MANY_NAMES =
            """
            title: Ten thousand names
            bounds: {storm: 1000000000}
            mesh:
              policy: gossip-2026-08
              topology: {shape: line, relays: [A, B], latency: 5ms}
              clients:
                - {publisher: p, at: A, namespace: n}
            acts:
              - {at: 100ms, start: p}
              - {at: 200ms, flood: {publisher: p, names: 10000}}
            """;

    private final Run run;
    private final Selection selection = new Selection();

    LargeTableTest() throws ScenarioException {
        run = new Run(ScenarioFile.parse("many.yaml", MANY_NAMES));
        run.to(2 * Durations.SECOND);
        selection.selectNode(Optional.of("B"));
    }

    private Parent load() throws IOException {
        FXMLLoader loader =
                new FXMLLoader(
                        Objects.requireNonNull(
                                InspectorController.class.getResource("Inspector.fxml")),
                        Words.BUNDLE);
        loader.setControllerFactory(this::controller);
        return loader.load();
    }

    private Object controller(Class<?> type) {
        if (type == InspectorController.class) {
            return new InspectorController(new InspectorViewModel(run.moments(), run, selection));
        }
        if (type == SessionController.class) {
            return new SessionController(new SessionViewModel(run.moments(), run, run, selection));
        }
        return type == LogController.class
                ? new LogController(new LogViewModel(run.moments(), run, selection))
                : new SubscriptionsController(
                        new SubscriptionsViewModel(run.moments(), run, selection));
    }

    private static void layout(Parent pane) {
        pane.applyCss();
        pane.layout();
    }

    private static void assertFewRowsAreMade(TableView<?> table) {
        int made = table.lookupAll(".table-row-cell").size();
        assertTrue(made > 0 && made <= MOST_ROWS_MADE, made + " rows made");
    }

    @Test
    void tenThousandNamesStayVirtualised() throws Exception {
        Fx.call(() -> {
            Parent pane = load();
            new Scene(pane, 400, 900);
            layout(pane);
            TableView<?> table = (TableView<?>) pane.lookup("#namespaces");
            assertTrue(table.getItems().size() >= NAMES, table.getItems().size() + " rows");
            assertFewRowsAreMade(table);
            sortDownwards(table, "namespace");
            table.scrollTo(NAMES / 2);
            layout(pane);
            Object middle = table.getItems().get(NAMES / 2);
            run.to(3 * Durations.SECOND);
            layout(pane);
            assertEquals(middle, table.getItems().get(NAMES / 2));
            assertFewRowsAreMade(table);
            return true;
        });
    }

    private static <R> void sortDownwards(TableView<R> table, String id) {
        TableColumn<R, ?> column =
                table.getColumns().stream()
                        .filter(one -> id.equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
        column.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(column);
    }
}
