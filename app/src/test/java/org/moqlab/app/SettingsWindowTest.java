package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.events.EventRow;
import org.moqlab.app.keep.Drafts;
import org.moqlab.app.keep.Home;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.settings.AutosaveEvery;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a person sets acts at once, and is there the next time.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class SettingsWindowTest {
    private final Map<String, String> kept =
            new TreeMap<>(
                    Map.of(
                            "theme", "DARK",
                            "scale", "1.25",
                            "autosave", "MINUTE",
                            "columns.events.kind", "150",
                            "columns.events.order",
                                    "time,number,delta,relay,kind,session,what,cause"));
    private Window window;

    @Start
    void start(Stage shown) {
        Memory memory =
                new Memory(
                        kept,
                        all -> {
                            kept.clear();
                            kept.putAll(all);
                        });
        window =
                new Window(
                        shown,
                        new Home(memory, Drafts.none(), Optional.empty(), _ -> Optional.empty()));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.lab.close());
    }

    private <T> ComboBox<T> box(FxRobot robot, String id) {
        return robot.lookup(id).queryComboBox();
    }

    private TableView<EventRow> events(FxRobot robot) {
        return robot.lookup(".table-view").<TableView<EventRow>>queryAll().stream()
                .filter(table -> "events".equals(table.getUserData()))
                .findFirst()
                .orElseThrow();
    }

    private TableColumn<EventRow, ?> column(FxRobot robot, String id) {
        return events(robot).getColumns().stream()
                .filter(one -> id.equals(one.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasSetIsThereAgainAndActs(FxRobot robot) {
        assertEquals(1.25, window.lab.shell().scaleProperty().get());
        assertEquals(
                ColorScheme.DARK,
                robot.lookup("#menus").query().getScene().getPreferences().getColorScheme());
        assertEquals(150, column(robot, "kind").getWidth());
        assertEquals("time", events(robot).getColumns().getFirst().getId());
        assertEquals(
                AutosaveEvery.MINUTE, window.lab.overlays().settings().autosaveProperty().get());
    }

    @Test
    void settingsActAtOnceAndAreKept(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        window.until(() -> robot.lookup("#settingsTheme").query().isFocused());
        assertEquals(ThemeChoice.DARK, box(robot, "#settingsTheme").getValue());
        robot.interact(() -> {
            this.<ThemeChoice>box(robot, "#settingsTheme").setValue(ThemeChoice.LIGHT);
            this.<Double>box(robot, "#settingsScale").setValue(2.0);
            this.<AutosaveEvery>box(robot, "#settingsAutosave").setValue(AutosaveEvery.OFF);
            robot.lookup("#settingsSpeed").queryAs(javafx.scene.control.Slider.class).setValue(1);
            robot.lookup("#settingsPauses").queryAs(CheckBox.class).setSelected(true);
        });
        assertEquals(2, window.lab.shell().scaleProperty().get());
        assertEquals(10, window.lab.player().speedProperty().get(), 1e-9);
        assertTrue(window.lab.player().time().pauseAtFindingProperty().get());
        assertEquals(
                ColorScheme.LIGHT,
                robot.lookup("#menus").query().getScene().getPreferences().getColorScheme());
        assertEquals(
                List.of("LIGHT", "2.0", "OFF", "1.0", "true"),
                List.of("theme", "scale", "autosave", "speed", "pause-at-finding").stream()
                        .map(kept::get)
                        .toList());
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#settings").query().isVisible());
    }

    @Test
    void lessMotionIsAskedForWhereTheDesktopDoesNot(FxRobot robot) throws Exception {
        Scene scene = robot.lookup("#menus").query().getScene();
        boolean wished = scene.getPreferences().isReducedMotion();
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        window.until(() -> robot.lookup("#settingsTheme").query().isFocused());
        CheckBox less = robot.lookup("#settingsLessMotion").queryAs(CheckBox.class);
        robot.interact(() -> less.setSelected(true));
        assertTrue(scene.getPreferences().isReducedMotion());
        assertEquals("true", kept.get("less-motion"));
        robot.interact(() -> window.lab.overlays().settings().setDefaults());
        assertFalse(less.isSelected());
        assertEquals(wished, scene.getPreferences().isReducedMotion());
    }

    @Test
    void aColumnThatIsSwitchedOnStaysSoUntilAllAreAsAtFirst(FxRobot robot) {
        TableView<?> names =
                robot.lookup(".table-view").<TableView<?>>queryAll().stream()
                        .filter(table -> "namespaces".equals(table.getUserData()))
                        .findFirst()
                        .orElseThrow();
        TableColumn<?, ?> cost =
                names.getColumns().stream()
                        .filter(one -> "cost".equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(true, names.isTableMenuButtonVisible());
        assertEquals(false, cost.isVisible());
        robot.interact(() -> cost.setVisible(true));
        assertEquals("true", kept.get("columns.namespaces.shown.cost"));
        robot.interact(() -> window.lab.overlays().settings().forgetColumns());
        assertEquals(false, cost.isVisible());
        assertEquals(null, kept.get("columns.namespaces.shown.cost"));
    }

    @Test
    void columnsAreRememberedAsTheyAreLeftAndAsTheyWereOnRequest(FxRobot robot) {
        robot.interact(() -> {
            events(robot).resizeColumn(cast(column(robot, "relay")), 40);
            TableColumn<EventRow, ?> first = events(robot).getColumns().removeFirst();
            events(robot).getColumns().add(first);
        });
        assertEquals("98", kept.get("columns.events.relay"));
        assertEquals(
                "number,delta,relay,kind,session,what,cause,time",
                kept.get("columns.events.order"));
        robot.interact(() -> window.lab.overlays().settings().forgetColumns());
        assertEquals(58, column(robot, "relay").getWidth());
        assertEquals(94, column(robot, "kind").getWidth());
        assertEquals("number", events(robot).getColumns().getFirst().getId());
        assertEquals(
                List.of(),
                kept.keySet().stream().filter(key -> key.startsWith("columns.")).toList());
    }

    @SuppressWarnings("unchecked")
    private static <T> TableColumn<EventRow, T> cast(TableColumn<EventRow, ?> column) {
        return (TableColumn<EventRow, T>) column;
    }

    private List<MenuItem> recent(FxRobot robot) {
        MenuBar bar = robot.lookup("#menus").queryAs(MenuBar.class);
        return bar.getMenus().getFirst().getItems().stream()
                .filter(item -> "menu-recent".equals(item.getId()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .toList();
    }

    @Test
    void filesOpenedLastAreInTheMenuAndOneThatIsGoneIsSaid(FxRobot robot, @TempDir Path folder)
            throws Exception {
        assertEquals("No file was opened yet", recent(robot).getFirst().getText());
        Path one = folder.resolve("one.yaml");
        Path other = folder.resolve("other.yaml");
        Files.writeString(one, ScenarioWriter.print(Scenarios.zombie()));
        Files.writeString(other, ScenarioWriter.print(Scenarios.pair()));
        robot.interact(() -> {
            window.lab.shell().open(one);
            window.lab.shell().open(other);
        });
        assertEquals("other.yaml  —  " + folder, recent(robot).getFirst().getText());
        robot.interact(recent(robot).get(1)::fire);
        assertEquals("one.yaml  —  " + folder, recent(robot).getFirst().getText());
        assertEquals(one.toString(), kept.get("recent.0"));
        Files.delete(other);
        robot.interact(recent(robot).get(1)::fire);
        assertEquals("This file is not there any more.", window.text("#bannerTitle"));
        assertEquals(other.toString(), window.text("#bannerPlace"));
        assertEquals(Scenarios.zombie(), window.lab.player().momentProperty().get().scenario());
        assertEquals(3, recent(robot).size());
        robot.interact(recent(robot).getLast()::fire);
        assertEquals("No file was opened yet", recent(robot).getFirst().getText());
    }

    @Test
    void keysBelongToWhatLiesOverThePanes(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        Node theme = robot.lookup("#settingsTheme").query();
        window.until(theme::isFocused);
        robot.type(KeyCode.K);
        robot.type(KeyCode.PERIOD);
        window.until(() -> window.lab.player().readyProperty().get());
        assertEquals(0, window.lab.player().momentProperty().get().snapshot().t());
        assertTrue(
                window.lab
                        .player()
                        .momentProperty()
                        .get()
                        .snapshot()
                        .relay("A")
                        .orElseThrow()
                        .up());
    }
}
