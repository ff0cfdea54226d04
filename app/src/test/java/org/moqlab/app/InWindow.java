package org.moqlab.app;

import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/// Tests of a window that is opened before each of them and closed after it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // Set before every test.
abstract class InWindow {
    Window window;
    Stage stage;

    @BeforeEach
    final void openWindow() throws TimeoutException {
        FxToolkit.setupStage(shown -> {
            stage = shown;
            window = new Window(shown);
        });
    }

    @AfterEach
    final void closeWindow(FxRobot robot) {
        robot.interact(window.lab::close);
    }
}
