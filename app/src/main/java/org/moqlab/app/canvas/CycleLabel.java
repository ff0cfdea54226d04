package org.moqlab.app.canvas;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.pen.Print;

/// A plate that names a cycle and says what is wrong with it.
final class CycleLabel extends VBox {
    /// Its height, px.
    static final double HEIGHT = 42;

    private static final double PADDING = 22;

    private final double needed;

    CycleLabel(Cycle cycle) {
        Label title = new Label(cycle.title());
        title.getStyleClass().add("strong");
        Label detail = new Label(cycle.detail());
        detail.getStyleClass().addAll("dim", "small");
        needed =
                PADDING
                        + Math.max(
                                Print.TITLE.width(cycle.title()), Print.LINE.width(cycle.detail()));
        getStyleClass().add("cycle-label");
        setManaged(false);
        getChildren().addAll(title, detail);
    }

    /// The width its words need, px.
    double needed() {
        return needed;
    }
}
