package org.moqlab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.ScenarioReader;
import org.moqlab.engine.mesh.ScenarioFile;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The window on a stage, as a person meets it, with a queue of one file to pick.
final class Window {
    private static final int PATIENCE_SECONDS = 30;

    final MeshLab lab;
    private final FxRobot robot = new FxRobot();
    private Optional<Path> picked = Optional.empty();

    /// Puts the window on `stage`. FX thread.
    Window(Stage stage) {
        ScenarioReader reader = ScenarioFile::exhibit;
        lab =
                new MeshLab(
                        MeshLab.engine(),
                        reader,
                        new Picker(),
                        Scenarios.plain(Scenarios.zombie()));
        stage.setScene(lab.scene(1000, 900));
        stage.show();
        lab.player().startPulse();
    }

    /// Answers every question with the same file.
    private final class Picker implements FilePicker {
        @Override
        public Optional<Path> pickScenario() {
            return picked;
        }

        @Override
        public Optional<Path> pickTarget(String suggested) {
            return picked;
        }
    }

    /// The file the next dialog answers with.
    void willPick(Path file) {
        picked = Optional.of(file);
    }

    /// Waits until something is so.
    void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    /// The text of a label or button.
    String text(String selector) {
        return robot.lookup(selector).<Labeled>queryAs(Labeled.class).getText();
    }

    /// Words of the cells of a table that are shown.
    List<String> words(String table) {
        return robot.lookup(table).query().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Label) node).getText())
                .toList();
    }

    /// Chooses an item of the menus.
    void choose(String item) {
        robot.interact(() -> menuItem(item).fire());
    }

    /// Whether an item of the menus can be chosen.
    boolean canChoose(String item) {
        return !menuItem(item).isDisable();
    }

    private MenuItem menuItem(String id) {
        javafx.scene.control.MenuBar bar =
                robot.lookup("#menus").queryAs(javafx.scene.control.MenuBar.class);
        return bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }
}
