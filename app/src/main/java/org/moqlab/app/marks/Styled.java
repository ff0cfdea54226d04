package org.moqlab.app.marks;

import java.util.List;
import javafx.scene.Node;

/// Gives nodes their style classes.
public final class Styled {
    private Styled() {}

    /// Gives a node these style classes and no others. JavaFX styles a node anew even when it is
    /// given what it has, which costs more than all else in a table that changes often.
    public static void as(Node node, String... classes) {
        if (!node.getStyleClass().equals(List.of(classes))) {
            node.getStyleClass().setAll(classes);
        }
    }
}
