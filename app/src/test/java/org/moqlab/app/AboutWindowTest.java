package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.moqlab.engine.file.LabVersion;
import org.testfx.api.FxRobot;

/// What one who reports a bug is asked for.
final class AboutWindowTest extends InWindow {
    @Test
    void aboutSaysWhichVersionsRun() throws Exception {
        window.choose("item-about");
        String about = window.text("#helpAbout");
        assertTrue(about.contains("Version " + LabVersion.current()), about);
        assertTrue(about.contains("Java " + Runtime.version()), about);
        assertTrue(about.matches("(?s).*JavaFX [0-9].*"), about);
    }

    @Test
    void allOfItIsSeenWithoutScrolling(FxRobot robot) {
        window.choose("item-about");
        window.settle();
        Label about = robot.lookup("#helpAbout").queryAs(Label.class);
        robot.interact(() -> {
            about.getScene().getRoot().applyCss();
            about.getScene().getRoot().layout();
        });
        Text drawn = (Text) about.lookup(".text");
        assertEquals(about.getText(), drawn.getText(), "shortened");
        assertEquals(about.prefHeight(about.getWidth()), about.getHeight(), 1);
        Node close = robot.lookup("#helpClose").query();
        double end = about.localToScene(about.getLayoutBounds()).getMaxY();
        double button = close.localToScene(close.getLayoutBounds()).getMinY();
        assertTrue(end <= button, end + " and " + button);
    }
}
