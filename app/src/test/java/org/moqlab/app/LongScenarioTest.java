package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A scenario of many acts, whose words turn in a narrow pane.
@ExtendWith(ApplicationExtension.class)
final class LongScenarioTest {
    private static final int TWO_LINES = 26;

    private Optional<MeshLab> lab = Optional.empty();

    @BeforeEach
    void open() throws TimeoutException, ScenarioException {
        Exhibit exhibit = ScenarioFile.exhibit("load.yaml", new Load(12, 240, 1).yaml());
        FxToolkit.setupStage(stage -> show(stage, exhibit));
    }

    private void show(Stage stage, Exhibit exhibit) {
        MeshLab made =
                new MeshLab(MeshLab.engine(), ScenarioFile::exhibit, Optional::empty, exhibit);
        stage.setScene(made.scene(1000, 900));
        stage.show();
        made.player().startPulse();
        lab = Optional.of(made);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> lab.ifPresent(MeshLab::close));
    }

    private static double words(Node cell) {
        return ((Parent) cell)
                .lookupAll(".step-title").stream()
                        .flatMap(title -> title.lookupAll(".text").stream())
                        .mapToDouble(text -> text.getLayoutBounds().getHeight())
                        .max()
                        .orElse(0);
    }

    @Test
    void aLineThatTurnsIsAsHighAsItsWords(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        List<ListCell<?>> cells =
                robot.lookup(".scenario-lines").query().lookupAll(".scenario-line").stream()
                        .<ListCell<?>>map(cell -> (ListCell<?>) cell)
                        .filter(cell -> !cell.isEmpty() && cell.isVisible() && words(cell) > 0)
                        .toList();

        assertTrue(cells.size() > 2, () -> "only " + cells.size());
        assertTrue(cells.stream().anyMatch(cell -> words(cell) > TWO_LINES), "no line turns");
        for (ListCell<?> cell : cells) {
            assertTrue(
                    cell.getHeight() >= words(cell),
                    () -> cell.getHeight() + " px for words of " + words(cell));
        }
    }
}
