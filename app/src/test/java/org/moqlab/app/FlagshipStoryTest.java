package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.moqlab.app.compare.CompareRow;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.tables.RelayRow;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;

/// What the lab was built for, from the bug to its fix, as one person meets it.
final class FlagshipStoryTest extends InWindow {
    private static final String FIX = "hop-aware-cleanup=any-loss";
    private static final String NOBODY = "(?s).*nobody (has published|in it publishes) test.*";
    private static final Namespace TEST = new Namespace("test");

    private Moment moment() {
        return window.lab.player().momentProperty().get();
    }

    private EntryState state(String relay) {
        return Truth.state(moment().snapshot(), relay, TEST, moment().now());
    }

    private List<String> broken() {
        return moment().snapshot().findings().stream().map(f -> f.finding().invariant()).toList();
    }

    @Test
    void fromTheFirstFindingToTheFixThatWorks(FxRobot robot) throws Exception {
        playToTheFirstFinding(robot);
        runUntilTheGhost(robot);
        clickTheGhostAtC(robot);
        window.until(() -> why(robot).matches(NOBODY));
        switchTheFixOn(robot);
        replay(robot);
        assertEquals(EntryState.ABSENT, state("C"));
        assertEquals(false, broken().contains("no-ghost"));
    }

    private void playToTheFirstFinding(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.type(KeyCode.SPACE);
        window.until(() -> !broken().isEmpty() && !window.lab.player().playingProperty().get());
        assertTrue(window.text("#position").startsWith("Paused by the first finding"));
    }

    private void runUntilTheGhost(FxRobot robot) throws Exception {
        window.choose("item-run-until");
        robot.interact(() -> {
            robot.lookup("#untilText").queryTextInputControl().setText("finding no-ghost");
            robot.lookup("#untilRun").queryButton().fire();
        });
        window.until(() -> broken().contains("no-ghost"));
    }

    private void clickTheGhostAtC(FxRobot robot) throws Exception {
        window.choose("item-show-tables");
        window.until(() -> ghostAtC(robot).isPresent());
        robot.clickOn(ghostAtC(robot).orElseThrow());
        Selection selection = window.lab.selection();
        window.until(() -> selection.nodeProperty().get().equals(Optional.of("C")));
        assertEquals(Optional.of(TEST), selection.namespaceProperty().get());
        assertEquals(EntryState.GHOST, state("C"));
    }

    /// The cell of the table of all relays that says so.
    private static Optional<Node> ghostAtC(FxRobot robot) {
        return robot.lookup(".table-cell").queryAll().stream()
                .filter(node ->
                        node instanceof TableCell<?, ?> cell
                                && cell.getTableRow() != null
                                && cell.getTableRow().getItem() instanceof RelayRow row
                                && row.relay().equals("C")
                                && String.valueOf(cell.getAccessibleText()).contains("ghost"))
                .findFirst();
    }

    private void switchTheFixOn(FxRobot robot) throws Exception {
        window.choose("item-compare");
        window.until(() -> row(robot).isPresent());
        robot.interact(() -> {
            table(robot).getSelectionModel().select(row(robot).orElseThrow());
            robot.lookup("#compareOpen").queryButton().fire();
        });
        window.until(() ->
                window.lab.player().readyProperty().get() && moment().scenario().equals(fixed()));
    }

    private void replay(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.lab.player().time().pauseAtFindingProperty().set(false);
            window.lab.player().time().playTo(5 * Durations.SECOND);
        });
        window.until(() -> moment().now() == 5 * Durations.SECOND);
    }

    private Scenario fixed() {
        return window.lab.shell().exhibitProperty().get().scenario();
    }

    private String why(FxRobot robot) {
        StringBuilder all = new StringBuilder();
        robot.lookup("#why")
                .query()
                .lookupAll(".label")
                .forEach(label -> all.append(((Label) label).getText()).append(' '));
        return all.toString();
    }

    private TableView<CompareRow> table(FxRobot robot) {
        return robot.lookup("#compareTable").queryTableView();
    }

    /// The run with the fix, once it has been played.
    private Optional<CompareRow> row(FxRobot robot) {
        return table(robot).getItems().stream()
                .filter(row -> row.fix().equals(FIX) && row.recording().isPresent())
                .findFirst();
    }
}
