package org.moqlab.app.shell;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Sends keys to commands, unless the control that has the focus needs them: letters while typing,
/// the space bar on a button, Home in a table.
final class Keys {
    private static final Set<KeyCode> WRITTEN = Set.of(KeyCode.PERIOD, KeyCode.COMMA);

    private final CommandSet commands;
    private final Parent canvas;
    private final Sheets sheets;

    /// @param canvas has keys of its own for the box that has the focus
    /// @param sheets what lies over the panes, where plain keys are their own
    Keys(CommandSet commands, Parent canvas, Sheets sheets) {
        this.commands = commands;
        this.canvas = canvas;
        this.sheets = sheets;
    }

    static KeyCombination combination(LabCommand command) {
        return KeyCombination.valueOf(command.key());
    }

    /// Hears all keys of a scene before its controls do.
    ///
    /// @param first takes keys before all others do, unless a sheet lies over what it is about
    /// @param escape what Escape does where no sheet is open
    void listen(Scene scene, Predicate<KeyEvent> first, Runnable escape) {
        // What is left would be taken for the key of a menu.
        sheets.hearRest(event -> {
            boolean plain = !event.isShortcutDown() && !event.isAltDown();
            if (plain && sheets.top().isPresent() && command(event).isPresent()) {
                event.consume();
            }
        });
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if ((sheets.isClear() && first.test(event)) || sheets.takes(event)) {
                        event.consume();
                    } else if (event.getCode() != KeyCode.ESCAPE) {
                        handle(event, Optional.ofNullable(scene.getFocusOwner()));
                    } else if (sheets.top().isEmpty()) {
                        escape.run();
                    }
                });
    }

    /// Handles a key on its way down to the control that has the focus.
    private void handle(KeyEvent event, Optional<Node> focus) {
        Optional<LabCommand> command = command(event);
        if (command.isEmpty()) {
            return;
        }
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (plain && focus.filter(TextInputControl.class::isInstance).isPresent()) {
            if (isLetter(event.getCode())) {
                event.consume();
            }
            return;
        }
        if (plain && focus.filter(sheets::isOnTop).isPresent()) {
            boolean space = event.getCode() == KeyCode.SPACE;
            if (isLetter(event.getCode()) || (space && focus.filter(Keys::takesSpace).isEmpty())) {
                event.consume();
            }
            return;
        }
        if (plain && focus.filter(node -> needs(node, event.getCode())).isPresent()) {
            return;
        }
        event.consume();
        commands.run(command.get());
    }

    private static Optional<LabCommand> command(KeyEvent event) {
        return Arrays.stream(LabCommand.values())
                .filter(command -> combination(command).match(event))
                .findFirst();
    }

    private static boolean isLetter(KeyCode key) {
        return key.isLetterKey() || WRITTEN.contains(key);
    }

    private static boolean takesSpace(Node node) {
        return node instanceof ButtonBase || node instanceof ComboBoxBase;
    }

    private boolean needs(Node node, KeyCode key) {
        return switch (key) {
            case K, C, I, R, Z, T, L -> isInCanvas(node);
            case SPACE -> node instanceof ButtonBase && node.isFocusVisible();
            case HOME, END ->
                    node instanceof TableView || node instanceof ListView || node instanceof Slider;
            default -> false;
        };
    }

    private boolean isInCanvas(Node node) {
        Node here = node;
        while (here != null && !here.equals(canvas)) {
            here = here.getParent();
        }
        return here != null;
    }
}
