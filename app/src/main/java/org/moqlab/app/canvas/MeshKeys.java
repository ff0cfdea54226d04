package org.moqlab.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.moqlab.app.acts.Act;
import org.moqlab.engine.mesh.MeshCommand;

/// The keys of the mesh: arrows move between boxes, Enter selects, Escape clears, and letters act
/// on the box that has the keyboard or is selected: K kill, C close, I interrupt, Z freeze, T thaw,
/// L link to another, R restart a relay, S start or stop a client, V have it vanish.
public final class MeshKeys {
    /// What the keys work on.
    ///
    /// @param current the box that has the keyboard, else the selected one
    /// @param actions what can be done to a box now
    /// @param move gives the keyboard to the next box in a direction
    /// @param select selects a box; empty clears
    /// @param submit carries out a command
    /// @param links links a relay with another
    record Target(
            Supplier<Optional<String>> current,
            Function<String, List<Act>> actions,
            Consumer<Step> move,
            Consumer<Optional<String>> select,
            Consumer<MeshCommand> submit,
            Links links) {}

    /// A link that is begun at one relay and ended at another.
    interface Links {
        /// Begins at the current box.
        void begin();

        /// Whether one was begun.
        boolean isOpen();

        /// Ends it.
        ///
        /// @param to empty for not after all
        void end(Optional<String> to);

        /// Where nothing can be linked.
        Links NONE =
                new Links() {
                    @Override
                    public void begin() {}

                    @Override
                    public boolean isOpen() {
                        return false;
                    }

                    @Override
                    public void end(Optional<String> to) {}
                };
    }

    /// A direction on the screen.
    record Step(int dx, int dy) {}

    private final Target target;

    MeshKeys(Target target) {
        this.target = target;
    }

    /// Lets a key press act on the mesh.
    ///
    /// @return whether it meant something here; the event is consumed then
    public boolean handle(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        boolean done =
                switch (event.getCode()) {
                    case LEFT -> move(-1, 0);
                    case RIGHT -> move(1, 0);
                    case UP -> move(0, -1);
                    case DOWN -> move(0, 1);
                    case ENTER -> select();
                    case ESCAPE -> clear();
                    case L -> begin();
                    default -> act(event.getCode());
                };
        if (done) {
            event.consume();
        }
        return done;
    }

    /// Carries out the action of a key on the current box, as [#handle] does for letters.
    ///
    /// @return whether there was one
    public boolean act(KeyCode key) {
        Optional<Act.Deed> deed =
                target.current().get().stream()
                        .flatMap(name -> target.actions().apply(name).stream())
                        .flatMap(Act::deeds)
                        .filter(one -> one.key().equals(key.name()))
                        .findFirst();
        deed.ifPresent(one -> target.submit().accept(one.command()));
        return deed.isPresent();
    }

    private boolean move(int dx, int dy) {
        target.move().accept(new Step(dx, dy));
        return true;
    }

    private boolean select() {
        Optional<String> current = target.current().get();
        if (target.links().isOpen()) {
            target.links().end(current);
            return true;
        }
        current.ifPresent(name -> target.select().accept(current));
        return current.isPresent();
    }

    private boolean begin() {
        target.links().begin();
        return true;
    }

    private boolean clear() {
        if (target.links().isOpen()) {
            target.links().end(Optional.empty());
            return true;
        }
        target.select().accept(Optional.empty());
        return true;
    }
}
