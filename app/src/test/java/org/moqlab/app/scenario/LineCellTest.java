package org.moqlab.app.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/// Lines of the scenario in a pane that is narrower than they are.
@ExtendWith(ApplicationExtension.class)
final class LineCellTest {
    private static final int ACTS = 400;

    private ListView<Line> list;

    @BeforeEach
    void open() throws TimeoutException {
        list = FxToolkit.setupFixture(LineCellTest::lines);
        FxToolkit.setupStage(this::show);
    }

    private static ListView<Line> lines() {
        ListView<Line> list = new ListView<>();
        list.setCellFactory(_ -> new LineCell());
        for (int i = 1; i <= ACTS; i++) {
            list.getItems().add(new Line.Head("publisher " + i + " announces a name at a relay"));
            list.getItems()
                    .add(
                            new Step(
                                    i,
                                    0,
                                    "0.100",
                                    "publisher " + i + " announces a name at relay r" + i,
                                    ""));
        }
        return list;
    }

    private void show(Stage stage) {
        stage.setScene(new Scene(list, 190, 400));
        stage.show();
    }

    @Test
    void aLineThatTurnsIsAsHighAsItsWords(FxRobot robot) {
        for (int top : List.of(0, ACTS, 2 * ACTS - 10)) {
            robot.interact(() -> {
                list.scrollTo(top);
                list.layout();
            });
            List<LineCell> cells =
                    list.lookupAll(".scenario-line").stream()
                            .map(LineCell.class::cast)
                            .filter(cell -> cell.getGraphic() instanceof HBox)
                            .toList();
            assertTrue(cells.size() > 2, () -> "only " + cells.size());
            for (LineCell cell : cells) {
                double words =
                        cell.lookupAll(".text").stream()
                                .mapToDouble(text -> text.getLayoutBounds().getHeight())
                                .max()
                                .orElse(0);
                assertTrue(words > 20, "one line only");
                assertTrue(cell.getHeight() >= words, () -> cell.getHeight() + " for " + words);
                assertEquals(cell.getWidth(), cell.getBoundsInParent().getWidth(), 1);
            }
        }
    }
}
