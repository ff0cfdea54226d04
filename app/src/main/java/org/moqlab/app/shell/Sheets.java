package org.moqlab.app.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// What lies over the panes. The one opened last lies on top and has the keyboard; when it goes,
/// the keyboard is where it was before. FX thread only.
final class Sheets {
    private final Pane root;
    private final List<Node> stages;
    private final Runnable otherwise;
    private final List<Node> open = new ArrayList<>();
    private boolean passing;
    private final Map<Node, Earlier> before = new HashMap<>();
    private final Folds folds = new Folds();

    /// Where the keyboard was, and in which sheet: one that is closed by now no longer holds it.
    private record Earlier(Node place, Optional<Node> sheet) {}

    /// Watches all children of `root` but the first, which is what they lie over.
    ///
    /// @param stages those of them that take the place of the panes
    /// @param otherwise puts the keyboard somewhere when it cannot be where it was
    Sheets(Pane root, List<Node> stages, Runnable otherwise) {
        this.root = root;
        this.stages = List.copyOf(stages);
        this.otherwise = otherwise;
        List<Node> all = List.copyOf(root.getChildren().subList(1, root.getChildren().size()));
        for (Node sheet : all) {
            // Before anybody who is told that it shows now looks for what is in it.
            sheet.visibleProperty().addListener((Observable _) -> unfold(sheet));
            sheet.visibleProperty().addListener((_, _, shown) -> follow(sheet, shown));
            if (sheet.isVisible()) {
                open.add(sheet);
            } else {
                folds.foldLater(sheet);
            }
        }
        root.sceneProperty().addListener((_, _, scene) -> listen(scene));
        listen(root.getScene());
    }

    private void listen(@Nullable Scene scene) {
        if (scene != null) {
            scene.focusOwnerProperty().addListener((_, last, _) -> lost(last));
        }
    }

    /// A control that has the keyboard may go, as the button that ends what is worked on; JavaFX
    /// then gives it to the first control of the window.
    private void lost(@Nullable Node last) {
        if (!open.isEmpty() && last != null && !canTake(last)) {
            Platform.runLater(this::keep);
        }
    }

    /// The one that has the keyboard.
    Optional<Node> top() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }

    /// Whether none lies over the panes, or over what takes their place.
    boolean isClear() {
        return top().filter(sheet -> !stages.contains(sheet)).isEmpty();
    }

    /// Has keys heard that no control had a use for.
    void hearRest(EventHandler<KeyEvent> rest) {
        root.addEventHandler(KeyEvent.KEY_PRESSED, rest);
    }

    /// Whether a control belongs to the sheet on top.
    boolean isOnTop(Node control) {
        return top().filter(sheet -> isIn(control, sheet)).isPresent();
    }

    /// Handles a key that comes while the keyboard is behind the sheet on top, so that nothing
    /// behind it hears the key: Escape goes to the sheet, others bring the keyboard back to it.
    ///
    /// @return whether it was such a key
    boolean takes(KeyEvent event) {
        Optional<Node> sheet = top();
        if (sheet.isEmpty() || passing) {
            return false;
        }
        if (event.getCode() == KeyCode.TAB) {
            Platform.runLater(this::keep);
        }
        Optional<Node> focus = focus();
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (!plain || focus.filter(this::isOnTop).isPresent()) {
            return false;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            passing = true;
            Event.fireEvent(sheet.get(), event.copyFor(sheet.get(), sheet.get()));
            passing = false;
        } else {
            keep();
        }
        return true;
    }

    private void unfold(Node sheet) {
        if (sheet.isVisible()) {
            folds.unfold(sheet);
        }
    }

    private void follow(Node sheet, boolean shown) {
        if (shown) {
            focus().ifPresentOrElse(
                            node -> before.put(sheet, new Earlier(node, sheetOf(node))),
                            () -> before.remove(sheet));
            open.add(sheet);
            sheet.toFront();
            // It takes the keyboard only once it is laid out.
            Platform.runLater(this::keep);
        } else {
            open.remove(sheet);
            boolean lost = focus().map(node -> isIn(node, sheet)).orElse(true);
            if (lost) {
                giveBack(sheet);
            }
            folds.foldLater(sheet);
        }
    }

    /// Puts the keyboard where it was before a sheet, or before the sheet it was in by then.
    private void giveBack(Node gone) {
        Optional<Earlier> last = Optional.ofNullable(before.get(gone));
        for (int i = 0; i < root.getChildren().size(); i++) {
            last = last.flatMap(one -> canTake(one.place) ? Optional.of(one) : earlier(one));
        }
        Optional<Node> place = last.map(Earlier::place);
        if (place.filter(this::canTake).isPresent() && (open.isEmpty() || isOnTop(place.get()))) {
            place.get().requestFocus();
        } else if (open.isEmpty()) {
            otherwise.run();
        } else {
            keep();
        }
    }

    /// Where the keyboard was before the sheet of a place.
    private Optional<Earlier> earlier(Earlier place) {
        return place.sheet.filter(sheet -> !open.contains(sheet)).map(before::get);
    }

    private Optional<Node> sheetOf(Node node) {
        return before.keySet().stream().filter(sheet -> isIn(node, sheet)).findFirst();
    }

    /// Brings the keyboard back into the sheet on top.
    private void keep() {
        Optional<Node> sheet = top();
        if (sheet.isPresent() && focus().filter(this::isOnTop).isEmpty()) {
            first(sheet.get()).ifPresent(Node::requestFocus);
        }
    }

    private Optional<Node> focus() {
        return Optional.ofNullable(root.getScene()).map(Scene::getFocusOwner);
    }

    private boolean canTake(Node node) {
        if (!isIn(node, root) || node.isDisabled()) {
            return false;
        }
        for (Node here = node; here != null; here = here.getParent()) {
            if (!here.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isIn(Node node, Node whole) {
        Node here = node;
        while (here != null && !here.equals(whole)) {
            here = here.getParent();
        }
        return here != null;
    }
}
