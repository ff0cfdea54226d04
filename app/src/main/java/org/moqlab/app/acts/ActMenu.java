package org.moqlab.app.acts;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import org.moqlab.engine.mesh.MeshCommand;

/// The context menu of one pane. FX thread.
public final class ActMenu {
    private final ContextMenu menu = new ContextMenu();
    private final Consumer<MeshCommand> perform;

    /// A menu that is not open.
    ///
    /// @param perform called with the command of the item that is chosen
    public ActMenu(Consumer<MeshCommand> perform) {
        this.perform = perform;
    }

    /// Opens where a person asked for it; nothing opens where nothing can be done.
    public void open(Node on, List<Act> acts, ContextMenuEvent event) {
        menu.getItems().setAll(ActMenus.items(acts, perform));
        if (!menu.getItems().isEmpty()) {
            menu.show(on, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    /// Puts it away.
    public void hide() {
        menu.hide();
    }
}
