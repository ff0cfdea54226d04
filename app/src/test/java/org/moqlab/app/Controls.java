package org.moqlab.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.moqlab.app.shell.LabCommand;

/// The screens of the window, and what stands on them.
final class Controls {
    /// The screens.
    static final List<LabCommand> SCREENS =
            List.of(
                    LabCommand.SHOW_SCENARIO,
                    LabCommand.SHOW_OUTLINE,
                    LabCommand.SHOW_INSPECTOR,
                    LabCommand.SHOW_EVENTS,
                    LabCommand.SHOW_TABLES,
                    LabCommand.SHOW_MATRIX,
                    LabCommand.SHOW_PRESENCE,
                    LabCommand.SHOW_SPACETIME,
                    LabCommand.SHOW_CONVERGENCE,
                    LabCommand.SHOW_FINDINGS,
                    LabCommand.RUN_UNTIL,
                    LabCommand.NAME_BOOKMARK,
                    LabCommand.PALETTE,
                    LabCommand.SETTINGS,
                    LabCommand.NEW_MESH,
                    LabCommand.KEYS,
                    LabCommand.START,
                    LabCommand.MUSEUM,
                    LabCommand.LESSONS,
                    LabCommand.FILM,
                    LabCommand.HUNT,
                    LabCommand.ABOUT,
                    LabCommand.COMPARE);

    private Controls() {}

    /// All nodes that are shown.
    static List<Node> shown(Node node) {
        List<Node> all = new ArrayList<>();
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> all.addAll(shown(child)));
            }
        }
        return all;
    }

    /// Whether a person does something with it. Bars of scroll panes are done with by the panes.
    static boolean isDoing(Node node) {
        return node instanceof ButtonBase
                || node instanceof ComboBoxBase
                || node instanceof TextInputControl
                || node instanceof Slider
                || node instanceof TableView
                || node instanceof ListView;
    }

    static String describe(LabCommand screen, Node node) {
        Node here = node;
        while (here.getId() == null && here.getParent() != null) {
            here = here.getParent();
        }
        return screen.id()
                + ": "
                + node.getClass().getSimpleName()
                + " "
                + node.getStyleClass()
                + " in #"
                + here.getId();
    }

    /// A part of another control, such as the arrow of a combo box.
    static boolean isPart(Node node) {
        Parent parent = node.getParent();
        return parent instanceof ComboBoxBase
                || (parent != null && parent.getStyleClass().contains("scroll-bar"))
                || (parent != null && parent.getStyleClass().contains("headers-region"))
                || (parent != null && parent.getStyleClass().contains("tab-header-area"))
                || (parent != null && parent.getStyleClass().contains("control-buttons-tab"))
                || node.getStyleClass().contains("tab-down-button")
                // F10 opens them, and Alt with the letter that is underlined.
                || (node.getStyleClass().contains("menu") && node instanceof MenuButton);
    }

    /// Whether it can be scrolled to.
    static boolean isScrolled(Node node) {
        for (Node here = node.getParent(); here != null; here = here.getParent()) {
            if (here instanceof ScrollPane
                    || here instanceof TableView
                    || here instanceof ListView) {
                return true;
            }
        }
        return false;
    }
}
