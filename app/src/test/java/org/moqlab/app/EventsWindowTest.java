package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.app.events.EventRow;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.testfx.api.FxRobot;

final class EventsWindowTest extends InWindow {
    private static final int MOST_CHIPS = 12;

    private static TableView<EventRow> events(FxRobot robot) {
        return robot.lookup(".events .table-view").queryTableView();
    }

    private void pauseAt(long millis) throws Exception {
        window.playTo(millis * Durations.MILLI);
        window.settle();
    }

    @ParameterizedTest
    @ValueSource(doubles = {800, 1_300})
    void theNewestEventIsSeenWholeAtAPause(double width, FxRobot robot) throws Exception {
        pauseAt(1_000);
        window.open(LabCommand.SHOW_EVENTS);
        robot.interact(() -> stage.setWidth(width));
        window.settle();
        TableView<EventRow> table = events(robot);
        long last = table.getItems().getLast().number();
        Bounds row = row(table, last).localToScene(row(table, last).getLayoutBounds());
        assertEquals(true, row.getMaxY() <= floor(table) + 0.5, row + " above " + floor(table));
    }

    @Test
    void aLongTableIsNothingToTellTheConsoleOf(FxRobot robot) throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        Handler listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        told.add(line.getMessage());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger controls = Logger.getLogger("javafx.scene.control");
        controls.addHandler(listener);
        try {
            window.open(LabCommand.SHOW_EVENTS);
            for (int second = 2; second <= 8; second += 2) {
                pauseAt(second * 1_000L);
            }
            // Fewer rows than before, and still more than there is room for.
            window.until(() -> window.lab.player().readyProperty().get());
            robot.interact(
                    () -> robot.lookup(".events .text-field").queryTextInputControl().setText("C"));
            window.settle();
        } finally {
            controls.removeHandler(listener);
        }
        assertTrue(events(robot).getItems().size() > 1_000);
        assertEquals(List.of(), told);
    }

    @Test
    void aSelectedEventStaysInSightThoughRowsHaveJustChanged(FxRobot robot) throws Exception {
        pauseAt(2_500);
        window.open(LabCommand.SHOW_EVENTS);
        robot.interact(() -> line(robot).requestFocus());
        robot.interact(() -> {
            line(robot).setText("kind:sent");
            line(robot).setText("");
            window.lab.selection().eventProperty().set(Optional.of(20L));
        });
        window.settle();
        TableView<EventRow> table = events(robot);
        assertTrue(table.getItems().size() > 100);
        Bounds row = row(table, 20).localToScene(row(table, 20).getLayoutBounds());
        assertTrue(row.getMaxY() <= floor(table) + 0.5, row + " above " + floor(table));
    }

    @Test
    void chipsAndLineSayTheSame(FxRobot robot) throws Exception {
        pauseAt(1_500);
        window.open(LabCommand.SHOW_EVENTS);
        robot.interact(() -> window.lab.selection().selectNode(Optional.of("C")));
        window.settle();
        robot.clickOn(chip(robot, "relay:C"));
        assertEquals("relay:C", line(robot).getText());
        assertTrue(chip(robot, "relay:C").isSelected());
        assertTrue(events(robot).getItems().stream().allMatch(event -> event.relay().equals("C")));
        robot.interact(() -> line(robot).setText("kind:sent"));
        window.settle();
        assertTrue(chip(robot, "kind:sent").isSelected());
        assertEquals(false, chip(robot, "relay:C").isSelected());
        robot.interact(() -> line(robot).requestFocus());
        for (int i = 0; i < MOST_CHIPS && !chip(robot, "kind:sent").isFocused(); i++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.SPACE);
        assertEquals("", line(robot).getText());
        assertTrue(chip(robot, "kind:sent").isFocused());
    }

    private static TextInputControl line(FxRobot robot) {
        return robot.lookup("#filter").queryTextInputControl();
    }

    private static ToggleButton chip(FxRobot robot, String words) {
        return robot.lookup(".filter-chip").queryAllAs(ToggleButton.class).stream()
                .filter(one -> one.getText().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static Node row(TableView<EventRow> table, long number) {
        Set<Node> rows = table.lookupAll(".table-row-cell");
        return rows.stream()
                .filter(node ->
                        node instanceof TableRow<?> row
                                && row.isVisible()
                                && row.getItem() instanceof EventRow event
                                && event.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /// Lower edge of what shows rows, in the scene.
    private static double floor(TableView<EventRow> table) {
        return table.lookupAll(".scroll-bar").stream()
                .filter(node ->
                        node instanceof ScrollBar bar
                                && bar.isVisible()
                                && bar.getOrientation() == Orientation.HORIZONTAL)
                .mapToDouble(node -> node.localToScene(node.getLayoutBounds()).getMinY())
                .findFirst()
                .orElse(table.localToScene(table.getLayoutBounds()).getMaxY());
    }
}
