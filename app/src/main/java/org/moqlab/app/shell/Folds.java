package org.moqlab.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;

/// What is in sheets that are not open: out of the scene, as JavaFX asks each node of a scene for
/// its bounds at every pulse, seen or not. FX thread only.
final class Folds {
    private final Map<Node, List<Node>> folded = new HashMap<>();

    /// Takes out what is in a sheet once nothing else is to be done, if it is closed then.
    void foldLater(Node sheet) {
        Platform.runLater(() -> {
            if (!sheet.isVisible() && !folded.containsKey(sheet) && canFold(sheet)) {
                fold((Pane) sheet);
            }
        });
    }

    /// A border pane forgets which side a part was on.
    private static boolean canFold(Node sheet) {
        return sheet instanceof Pane && !(sheet instanceof BorderPane);
    }

    private void fold(Pane sheet) {
        folded.put(sheet, List.copyOf(sheet.getChildren()));
        sheet.getChildren().clear();
    }

    /// Puts back what was taken out of a sheet.
    void unfold(Node sheet) {
        List<Node> parts = folded.remove(sheet);
        if (parts != null && sheet instanceof Pane pane) {
            pane.getChildren().addAll(0, parts);
        }
    }
}
