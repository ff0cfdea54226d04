package org.moqlab.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import org.moqlab.app.acts.Act;
import org.moqlab.app.acts.ActMenu;
import org.moqlab.app.acts.Acts;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.observe.SessionView;

/// The context menus of the canvas. FX thread only.
final class CanvasMenu {
    private final Selection selection;
    private final ActMenu menu;

    /// @param commands what a person asks for
    CanvasMenu(Selection selection, Consumer<MeshCommand> commands) {
        this.selection = selection;
        this.menu = new ActMenu(commands);
    }

    /// What can be done to a relay or client.
    List<Act> actions(Moment shown, String name) {
        return Acts.of(shown, name, selection.namespaceProperty().get());
    }

    /// Opens on a relay or client, which is selected from then on.
    void open(BoxNode node, Moment shown, ContextMenuEvent event) {
        selection.selectNode(Optional.of(node.name()));
        menu.open(node, actions(shown, node.name()), event);
    }

    /// Opens on a session, which is selected from then on; where there is none, on the mesh.
    void open(Node canvas, Moment shown, Optional<Long> session, ContextMenuEvent event) {
        Optional<SessionView> view =
                session.flatMap(id -> Optional.ofNullable(shown.snapshot().sessions().get(id)));
        view.ifPresent(s -> selection.sessionProperty().set(Optional.of(s.id())));
        menu.open(
                canvas,
                view.map(s -> Acts.between(shown, s.dialer(), s.acceptor()))
                        .orElseGet(() -> Acts.all(shown, selection.namespaceProperty().get())),
                event);
    }

    /// Puts it away.
    void hide() {
        menu.hide();
    }
}
