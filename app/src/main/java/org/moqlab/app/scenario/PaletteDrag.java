package org.moqlab.app.scenario;

import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;

/// Lets what a button stands for be dragged from it and dropped elsewhere in the window. It listens
/// on the scene while the button is held, as not every platform sends the rest of a gesture to
/// where it began. FX thread only.
final class PaletteDrag {
    private final Button button;
    private final Dropped dropped;
    private final EventHandler<MouseEvent> hover = this::hover;
    private final EventHandler<MouseEvent> release = this::release;

    /// Is told where in the scene a drag ended.
    interface Dropped {
        /// Whether anything comes of it.
        boolean at(double sceneX, double sceneY);
    }

    private PaletteDrag(Button button, Dropped dropped) {
        this.button = button;
        this.dropped = dropped;
    }

    static void listen(Button button, Dropped dropped) {
        PaletteDrag drag = new PaletteDrag(button, dropped);
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> drag.press(event));
    }

    private void press(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            Scene scene = button.getScene();
            end(scene);
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, hover);
            scene.addEventFilter(MouseEvent.MOUSE_RELEASED, release);
        }
    }

    private void hover(MouseEvent event) {
        if (!event.isStillSincePress()) {
            button.getScene().setCursor(Cursor.CLOSED_HAND);
        }
    }

    private void release(MouseEvent event) {
        end(button.getScene());
        if (!event.isStillSincePress() && dropped.at(event.getSceneX(), event.getSceneY())) {
            event.consume();
        }
    }

    private void end(Scene scene) {
        scene.setCursor(null);
        scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, hover);
        scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, release);
    }
}
