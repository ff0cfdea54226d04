package org.moqlab.app.shell;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
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
                isAcross(split) ? split.widthProperty() : split.heightProperty();
        ChangeListener<Number> once =
                new ChangeListener<>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends Number> length, Number before, Number now) {
                        if (now.doubleValue() > 0) {
                            length.removeListener(this);
                            divide(split, first, last);
                        }
                    }
                };
        size.addListener(once);
        keepRoom(split, first > 0);
    }

    /// Takes room from the outer panes of a split when it becomes too small for the middle.
    ///
    /// @param begins whether its first pane is an outer one
    static void keepRoom(SplitPane split, boolean begins) {
        // A split gives its panes their room when it is laid out.
        for (ReadOnlyDoubleProperty size : List.of(split.widthProperty(), split.heightProperty())) {
            size.addListener((_, _, _) -> Platform.runLater(() -> leaveRoom(split, begins)));
        }
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

    /// Stands the panes of a split on each other while it is too narrow for them beside each other.
    ///
    /// @param least width for that, px
    static void standWhereNarrow(SplitPane split, double least) {
        split.widthProperty()
                .addListener((_, _, width) -> {
                    boolean narrow = width.doubleValue() < least;
                    split.setOrientation(narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
                });
    }

    private static boolean isAcross(SplitPane split) {
        return split.getOrientation() == Orientation.HORIZONTAL;
    }

    /// Gives the first and the last pane the sizes given as far as there is room, in px; 0 for no
    /// such pane.
    static void divide(SplitPane split, double first, double last) {
        double size = isAcross(split) ? split.getWidth() : split.getHeight();
        if (size <= 0) {
            return;
        }
        double scale = Math.min(1, MOST * size / (first + last));
        double end = 1 - last * scale / size;
        if (first > 0) {
            split.setDividerPositions(first * scale / size, end);
        } else {
            split.setDividerPositions(end);
        }
    }
}
