package org.moqlab.app;

import javafx.scene.Scene;
import javafx.stage.Stage;
import org.moqlab.app.attach.AttachedWindow;
import org.moqlab.app.words.Words;

/// Puts windows of watched clusters on the screen. FX thread only.
final class AttachedStages {
    private static final double WIDTH = 1_280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    private AttachedStages() {}

    /// Shows a window in the colours of `lab`, until a person closes it.
    static void show(AttachedWindow window, MeshLab lab) {
        Stage stage = new Stage();
        Scene scene = window.scene(WIDTH, HEIGHT);
        lab.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setTitle(Words.of("window.title", window.viewModel().title()));
        window.onLeave(stage::close);
        stage.setOnHidden(_ -> lab.overlays().attachments().close(window));
        stage.show();
        window.startPulse();
    }
}
