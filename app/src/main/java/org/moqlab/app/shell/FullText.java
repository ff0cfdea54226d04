package org.moqlab.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

/// Says in a tooltip what a label, button, tab or cell has no room to say in full.
final class FullText {
    private FullText() {}

    /// Says it of everything in `root`, from now on.
    static void sayIn(Node root) {
        root.addEventFilter(
                MouseEvent.MOUSE_ENTERED_TARGET,
                event -> {
                    if (event.getTarget() instanceof Labeled labeled) {
                        say(labeled);
                    }
                });
    }

    private static void say(Labeled labeled) {
        boolean ours = labeled.getTooltip() instanceof Full;
        if (isCut(labeled) && (labeled.getTooltip() == null || ours)) {
            labeled.setTooltip(new Full(labeled.getText()));
        } else if (ours) {
            labeled.setTooltip(null);
        }
    }

    /// Whether part of its text is left out.
    static boolean isCut(Labeled labeled) {
        return labeled.getText() != null
                && labeled.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(child -> ((Text) child).getText())
                        .anyMatch(shown -> !shown.equals(labeled.getText()));
    }

    private static final class Full extends Tooltip {
        Full(String text) {
            super(text);
        }
    }
}
