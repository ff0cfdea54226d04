package org.moqlab.app.canvas;

import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// The timer of a node: runs while it is wanted and the node's window is open. JavaFX holds on to a
/// timer that runs and to all it can reach, for ever where nobody stops it. FX thread.
final class ShownTimer {
    private final AnimationTimer timer;
    private final ObservableValue<Boolean> shown;
    private boolean wanted;
    private boolean running;

    /// @param pulse done at each pulse, with its time in ns
    ShownTimer(Node node, LongConsumer pulse) {
        timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long nanos) {
                        pulse.accept(nanos);
                    }
                };
        shown =
                node.sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        shown.addListener((_, _, _) -> follow());
    }

    /// Whether it should run.
    void want(boolean now) {
        wanted = now;
        follow();
    }

    boolean isRunning() {
        return running;
    }

    private void follow() {
        boolean now = wanted && shown.getValue();
        if (now != running) {
            running = now;
            if (now) {
                timer.start();
            } else {
                timer.stop();
            }
        }
    }
}
