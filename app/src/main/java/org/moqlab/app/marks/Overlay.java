package org.moqlab.app.marks;

import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What opens over the panes: there only while it is shown, put away with Escape.
public final class Overlay {
    private Overlay() {}

    /// Shows `pane` while `shown` is true.
    ///
    /// @param dismiss puts it away
    public static void open(Node pane, ObservableBooleanValue shown, Runnable dismiss) {
        pane.visibleProperty().bind(shown);
        pane.managedProperty().bind(shown);
        pane.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        dismiss.run();
                        event.consume();
                    }
                });
    }

    /// Shows `pane` while `shown` is true, and begins with the keyboard on `first`.
    ///
    /// @param dismiss puts it away
    public static void open(Node pane, ObservableBooleanValue shown, Runnable dismiss, Node first) {
        open(pane, shown, dismiss);
        shown.addListener((_, _, now) -> {
            if (now) {
                // It takes the keyboard only once it is laid out.
                Platform.runLater(first::requestFocus);
            }
        });
    }
}
