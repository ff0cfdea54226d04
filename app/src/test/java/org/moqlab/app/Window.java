package org.moqlab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.keep.Home;
import org.moqlab.app.shell.FilePicker;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.app.shell.ScenarioReader;
import org.moqlab.engine.mesh.ScenarioFile;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The window on a stage, as a person meets it, with a queue of one file to pick.
final class Window {
    private static final int PATIENCE_SECONDS = 30;
    private static final int SETTLING = 3;
    private static final List<String> CLOSES =
            List.of("#untilClose", "#namingClose", "#helpClose", "#lessonsClose", "#filmClose");

    final MeshLab lab;
    private final FxRobot robot = new FxRobot();
    private Optional<Path> picked = Optional.empty();
    private Optional<Path> target = Optional.empty();

    /// Puts the window on `stage`. FX thread.
    Window(Stage stage) {
        this(stage, Home.none());
    }

    /// Puts a window with a home on `stage`. FX thread.
    Window(Stage stage, Home home) {
        this(stage, home, MeshLab.engine());
    }

    /// Puts a window with an engine of its own on `stage`. FX thread.
    Window(Stage stage, Home home, MeshFactory engine) {
        ScenarioReader reader = ScenarioFile::exhibit;
        lab = new MeshLab(engine, reader, new Picks(), Scenarios.plain(Scenarios.zombie()), home);
        stage.setScene(lab.scene(1000, 900));
        stage.show();
        lab.player().startPulse();
    }

    /// Answers as it was told.
    private final class Picks implements FilePicker {
        @Override
        public Optional<Path> pickScenario() {
            return picked;
        }

        @Override
        public Optional<Path> pickTarget(String suggested) {
            return target.or(() -> picked);
        }
    }

    /// The file the next dialog for writing answers with.
    void willWrite(Path file) {
        target = Optional.of(file);
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

    /// Plays to a time, ns, and waits until all that follows the mesh stands there.
    void playTo(long time) throws TimeoutException {
        until(() -> lab.player().readyProperty().get());
        robot.interact(() -> lab.player().time().playTo(time));
        until(() ->
                lab.player().momentProperty().get().now() == time
                        && lab.player().calmProperty().get().now() == time);
    }

    /// Opens a screen alone, and waits until it is laid out.
    void open(LabCommand screen) throws TimeoutException {
        robot.interact(() -> {
            lab.overlays().dismissAll();
            CLOSES.forEach(id -> robot.lookup(id).queryAllAs(Button.class).forEach(Button::fire));
            lab.shell().commands().run(screen);
        });
        if (screen == LabCommand.MUSEUM) {
            until(() -> robot.lookup(".museum-card").tryQuery().isPresent());
        }
        settle();
    }

    /// Waits until everything is laid out.
    void settle() {
        for (int i = 0; i < SETTLING; i++) {
            robot.interact(() -> {
                Parent root = robot.lookup("#menus").query().getScene().getRoot();
                root.applyCss();
                root.layout();
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
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
