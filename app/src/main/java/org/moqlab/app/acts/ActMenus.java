package org.moqlab.app.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.moqlab.engine.mesh.MeshCommand;

/// Makes menus of acts. FX thread.
public final class ActMenus {
    private ActMenus() {}

    /// The items for acts.
    ///
    /// @param perform called with the command of the item that is chosen
    public static List<MenuItem> items(List<Act> acts, Consumer<MeshCommand> perform) {
        List<MenuItem> items = new ArrayList<>();
        for (Act act : acts) {
            switch (act) {
                case Act.Deed deed -> items.add(item(deed, perform));
                case Act.Group group when group.words().isEmpty() -> {
                    if (!items.isEmpty() && !group.acts().isEmpty()) {
                        items.add(new SeparatorMenuItem());
                    }
                    items.addAll(items(group.acts(), perform));
                }
                case Act.Group group -> {
                    Menu menu = new Menu(group.words());
                    menu.setMnemonicParsing(false);
                    menu.getItems().setAll(items(group.acts(), perform));
                    items.add(menu);
                }
            }
        }
        return items;
    }

    private static MenuItem item(Act.Deed deed, Consumer<MeshCommand> perform) {
        MenuItem item = new MenuItem(deed.words());
        item.setMnemonicParsing(false);
        if (!deed.key().isEmpty()) {
            item.setAccelerator(new KeyCodeCombination(KeyCode.valueOf(deed.key())));
        }
        item.setOnAction(_ -> perform.accept(deed.command()));
        return item;
    }
}
