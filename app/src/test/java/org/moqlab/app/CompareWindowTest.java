package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.moqlab.app.compare.CompareRow;
import org.moqlab.app.compare.CompareRow.Verdict;
import org.moqlab.app.words.Words;
import org.testfx.api.FxRobot;

/// A run of one's own beside the usual ones.
final class CompareWindowTest extends InWindow {
    @Test
    void aFixThatIsTypedIsPlayedOrSaysWhatIsWrong(FxRobot robot) throws Exception {
        window.choose("item-compare");
        // So that nobody waits here for all the usual runs.
        robot.interact(() -> robot.lookup("#compareCancel").queryButton().fire());
        robot.interact(() -> robot.lookup("#compareAdd").queryAs(ToggleButton.class).fire());
        window.until(() -> robot.lookup("#compareAdding").query().isVisible());
        int before = rows(robot).size();
        type(robot, "admin-purge=some");
        assertEquals(
                "admin-purge: expected one or all, found 'some'", window.text("#compareProblem"));
        assertEquals(before, rows(robot).size());
        type(robot, "hop-aware-cleanup=any-loss+infinity=32");
        assertEquals("", window.text("#compareProblem"));
        window.until(() ->
                rows(robot).size() == before + 1
                        && rows(robot).getLast().verdict() == Verdict.CLEARS);
        assertTrue(
                robot.lookup(".run-column").queryAll().stream()
                        .anyMatch(
                                node -> node.getAccessibleText().contains("any-loss+infinity=32")),
                "not shown side by side");
    }

    @Test
    void runsAreSortedByAColumnAndKeepTheirNumbers(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        window.choose("item-compare");
        window.until(() -> rows(robot).stream().anyMatch(row -> row.recording().isPresent()));
        robot.interact(() -> robot.lookup("#compareCancel").queryButton().fire());
        CompareRow played =
                rows(robot).stream()
                        .filter(row -> row.recording().isPresent())
                        .findFirst()
                        .orElseThrow();
        TableView<CompareRow> table = robot.lookup("#compareTable").queryTableView();
        robot.interact(() -> {
            TableColumn<CompareRow, ?> fix =
                    table.getColumns().stream()
                            .filter(column -> "fix".equals(column.getId()))
                            .findFirst()
                            .orElseThrow();
            fix.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().add(fix);
        });
        List<String> fixes = rows(robot).stream().map(CompareRow::fix).toList();
        assertEquals(fixes.stream().sorted(Comparator.reverseOrder()).toList(), fixes);
        robot.interact(() -> table.scrollTo(played));
        String name = Words.of("compare.column", played.fix());
        window.until(() ->
                robot.lookup(".column-number").queryAllAs(ToggleButton.class).stream()
                        .filter(button -> button.getText().equals("1"))
                        .anyMatch(button -> button.getAccessibleText().equals(name)));
    }

    @Test
    void theTableIsCopiedAsTextAndAsCsv(FxRobot robot) throws Exception {
        window.choose("item-compare");
        robot.interact(() -> robot.lookup("#compareCancel").queryButton().fire());
        MenuButton copy = robot.lookup("#compareCopy").queryAs(MenuButton.class);
        List<String> copied = new ArrayList<>();
        robot.interact(() ->
                copy.getItems()
                        .forEach(item -> {
                            item.fire();
                            copied.add(Clipboard.getSystemClipboard().getString());
                        }));
        assertTrue(copied.getFirst().startsWith("policy  "), copied.getFirst());
        List<String> csv = copied.getLast().lines().toList();
        assertTrue(csv.getFirst().startsWith("policy,fix,ends,clean_after,"), csv.getFirst());
        assertEquals(rows(robot).size() + 1, csv.size());
    }

    private static void type(FxRobot robot, String fix) {
        robot.interact(() -> {
            ComboBox<String> box = robot.lookup("#addedFix").queryComboBox();
            box.getEditor().setText(fix);
            box.getEditor().requestFocus();
        });
        robot.type(KeyCode.ENTER);
    }

    private static List<CompareRow> rows(FxRobot robot) {
        TableView<CompareRow> table = robot.lookup("#compareTable").queryTableView();
        return table.getItems();
    }
}
