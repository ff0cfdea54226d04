package org.moqlab.app.canvas;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.pen.Print;

/// A plate that names a cycle and says what is wrong with it.
final class CycleLabel extends VBox {
    private static final double TWO_LINES = 42;
    private static final double ONE_LINE = 25;
    private static final double PADDING = 22;

    private final double needed;
    private final double height;

    /// @param brief names it only, where there is little room
    CycleLabel(Cycle cycle, boolean brief) {
        Label title = new Label(cycle.title());
        title.getStyleClass().add("strong");
        getStyleClass().add("cycle-label");
        setManaged(false);
        getChildren().add(title);
        double words = Print.TITLE.width(cycle.title());
        if (brief) {
            needed = PADDING + words;
            height = ONE_LINE;
        } else {
            Label detail = new Label(cycle.detail());
            detail.getStyleClass().addAll("dim", "small");
            getChildren().add(detail);
            needed = PADDING + Math.max(words, Print.LINE.width(cycle.detail()));
            height = TWO_LINES;
        }
    }

    /// Its height, px.
    double height() {
        return height;
    }

    /// The width its words need, px.
    double needed() {
        return needed;
    }
}
