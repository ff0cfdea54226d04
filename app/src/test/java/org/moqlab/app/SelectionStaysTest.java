package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.moqlab.app.inspector.NamespaceRow;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;

/// What a person selected is selected until a person selects something else.
final class SelectionStaysTest extends InWindow {
    private static final String THREE_NAMES =
            """
            title: Three names, of which one goes
            mesh:
              policy: gossip-2026-08
              topology: {shape: full, relays: [A, B], latency: 5ms}
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
    private static final Namespace GOING = new Namespace("b");

    private List<String> names(FxRobot robot) {
        TableView<NamespaceRow> table = robot.lookup("#namespaces").queryTableView();
        return table.getItems().stream().map(NamespaceRow::namespace).toList();
    }

    @Test
    void aNamespaceStaysSelectedWhenItsEntryGoes(FxRobot robot) throws Exception {
        Scenario scenario = ScenarioFile.parse("three.yaml", THREE_NAMES);
        robot.interact(() -> window.lab.player().open(scenario));
        window.until(() -> window.lab.player().readyProperty().get());
        robot.interact(() -> {
            window.lab.selection().selectNode(Optional.of("B"));
            window.lab.player().time().playTo(500 * Durations.MILLI);
        });
        window.until(() -> names(robot).equals(List.of("a", "b", "c")));
        robot.interact(() -> {
            window.lab.selection().namespaceProperty().set(Optional.of(GOING));
            window.lab.player().time().playTo(5 * Durations.SECOND);
        });
        window.until(() -> names(robot).equals(List.of("a", "c")));
        assertEquals(Optional.of(GOING), window.lab.selection().namespaceProperty().get());
    }
}
