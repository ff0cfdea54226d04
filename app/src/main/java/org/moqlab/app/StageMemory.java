package org.moqlab.app;

import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;
import org.moqlab.app.keep.Memory;

/// Remembers how large the window is. Where it stands is up to the system, whose screens may be
/// others the next time.
final class StageMemory {
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 800;
    private static final double LEAST_HEIGHT = 560;
    private static final double MOST = 16_000;
    private static final String WIDE = "window.width";
    private static final String HIGH = "window.height";
    private static final String WHOLE = "window.maximized";

    private final Memory memory;

    StageMemory(Memory memory) {
        this.memory = memory;
    }

    /// Width of what is in the window, px.
    double width() {
        return memory.number(WIDE, WIDTH, LEAST_WIDTH, MOST);
    }

    /// Height of what is in the window, px.
    double height() {
        return memory.number(HIGH, HEIGHT, LEAST_HEIGHT, MOST);
    }

    /// Follows the size from now on; a window that fills its screen is remembered as such.
    void follow(Stage stage) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setMaximized(memory.text(WHOLE).filter("true"::equals).isPresent());
        ChangeListener<Object> keep =
                (_, _, _) -> {
                    if (!stage.isMaximized() && !stage.isIconified()) {
                        memory.put(WIDE, Long.toString(Math.round(stage.getScene().getWidth())));
                        memory.put(HIGH, Long.toString(Math.round(stage.getScene().getHeight())));
                    }
                    memory.put(WHOLE, Boolean.toString(stage.isMaximized()));
                };
        stage.getScene().widthProperty().addListener(keep);
        stage.getScene().heightProperty().addListener(keep);
        stage.maximizedProperty().addListener(keep);
    }
}
