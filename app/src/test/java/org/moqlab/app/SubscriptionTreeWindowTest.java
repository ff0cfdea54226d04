package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.moqlab.app.canvas.MeshCanvas;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.film.FilmViewModel.Size;
import org.moqlab.app.theme.Fx;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The tree of subscriptions is switched by menu and key.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class SubscriptionTreeWindowTest {
    private Window window;

    @Start
    void start(Stage shown) {
        window = new Window(shown);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> window.lab.close());
    }

    private static boolean isShown(FxRobot robot) {
        return robot.lookup(".mesh-canvas").queryAs(MeshCanvas.class).treeProperty().get();
    }

    private static CheckMenuItem item(FxRobot robot) {
        return robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast)
                .filter(one -> "item-subscription-tree".equals(one.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keyAndMenuSwitchTheSame(FxRobot robot) {
        assertFalse(isShown(robot));

        robot.push(KeyCode.SHIFT, KeyCode.S);
        assertTrue(isShown(robot));
        assertTrue(item(robot).isSelected());

        robot.interact(() -> item(robot).setSelected(false));
        assertFalse(isShown(robot));
    }

    @Test
    void theKeyWorksWhereABoxOfTheCanvasHasTheFocus(FxRobot robot) {
        robot.interact(() -> robot.lookup(".mesh-node").query().requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.S);

        assertTrue(isShown(robot));
    }

    private int[] filmed() throws Exception {
        return Fx.call(() -> {
            Moment moment = window.lab.player().momentProperty().get();
            return window.lab.films().camera(new Size(400, 300)).draw(moment, "", 0);
        });
    }

    @Test
    void aFilmShowsItWhereTheWindowDoes(FxRobot robot) throws Exception {
        long then = 1_500 * Durations.MILLI;
        robot.interact(() -> {
            window.lab.selection().namespaceProperty().set(Optional.of(new Namespace("test")));
            window.lab.player().time().playTo(then);
        });
        window.until(() -> window.lab.player().momentProperty().get().now() == then);
        int[] without = filmed();
        assertArrayEquals(without, filmed());
        robot.push(KeyCode.SHIFT, KeyCode.S);
        assertFalse(Arrays.equals(without, filmed()));
    }
}
