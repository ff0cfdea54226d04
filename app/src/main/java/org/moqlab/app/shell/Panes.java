package org.moqlab.app.shell;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;

/// Sizes panes once, when the window gets its size; afterwards they are the person's, as long as
/// the window leaves the middle some room.
public final class Panes {
    /// Most of the room the outer panes take together.
    private static final double MOST = 0.6;

    private Panes() {}

    /// Opens a split with its first and last pane at the sizes given, in px; 0 for no such pane.
    public static void openAt(SplitPane split, double first, double last) {
        ObservableValue<Number> size =
                split.getOrientation() == Orientation.HORIZONTAL
                        ? split.widthProperty()
                        : split.heightProperty();
        ChangeListener<Number> once =
                new ChangeListener<>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends Number> length, Number before, Number now) {
                        if (now.doubleValue() > 0) {
                            length.removeListener(this);
                            divide(split, now.doubleValue(), first, last);
                        }
                    }
                };
        size.addListener(once);
        // A split gives its panes their room when it is laid out.
        size.addListener((_, _, _) -> Platform.runLater(() -> leaveRoom(split, first > 0)));
    }

    /// A window that has become small takes room from the outer panes as well.
    private static void leaveRoom(SplitPane split, boolean begins) {
        double[] at = split.getDividerPositions();
        if (at.length == 0) {
            return;
        }
        double before = begins ? at[0] : 0;
        double after = 1 - at[at.length - 1];
        double share = before + after;
        if (share > MOST) {
            at[at.length - 1] = 1 - after * MOST / share;
            if (begins) {
                at[0] = before * MOST / share;
            }
            split.setDividerPositions(at);
        }
    }

    private static void divide(SplitPane split, double size, double first, double last) {
        double scale = Math.min(1, MOST * size / (first + last));
        double end = 1 - last * scale / size;
        if (first > 0) {
            split.setDividerPositions(first * scale / size, end);
        } else {
            split.setDividerPositions(end);
        }
    }
}
