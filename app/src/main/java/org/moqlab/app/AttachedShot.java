package org.moqlab.app;

import javafx.scene.Scene;
import org.moqlab.app.attach.AttachedWindow;

/// A picture of the window of a watched cluster, made without showing it. FX thread only.
final class AttachedShot {
    private final AttachedWindow window;
    private final Scene scene;

    /// Lays the window out in the colours of `lab`.
    AttachedShot(AttachedWindow window, MeshLab lab, double width, double height) {
        this.window = window;
        this.scene = window.scene(width, height);
        lab.dress(scene);
        scene.getRoot().resize(width, height);
    }

    Scene scene() {
        return scene;
    }

    /// Shows what was seen.
    ///
    /// @return whether that is what was asked for last
    boolean pulse() {
        window.viewModel().pulse();
        return window.viewModel().isAnswered();
    }
}
