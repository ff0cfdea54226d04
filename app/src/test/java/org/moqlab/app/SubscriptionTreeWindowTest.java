package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.moqlab.app.canvas.MeshCanvas;
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
}
