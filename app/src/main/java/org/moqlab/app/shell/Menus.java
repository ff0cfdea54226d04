package org.moqlab.app.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.moqlab.app.words.Words;

/// Makes the menus from the list of commands.
final class Menus {
    private Menus() {}

    static List<Menu> all(CommandSet commands) {
        return Arrays.stream(LabCommand.Menu.values()).map(m -> menu(m, commands)).toList();
    }

    private static Menu menu(LabCommand.Menu kind, CommandSet commands) {
        List<MenuItem> items = new ArrayList<>();
        for (LabCommand command : kind.commands()) {
            if (command.startsGroup()) {
                items.add(new SeparatorMenuItem());
            }
            items.add(item(command, commands));
        }
        Menu menu = new Menu(Words.of(kind.message()));
        menu.setId("menu-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        menu.getItems().setAll(items);
        return menu;
    }

    private static MenuItem item(LabCommand command, CommandSet commands) {
        MenuItem item = new MenuItem(Words.of(command.message()));
        item.setId("item-" + command.id());
        item.setAccelerator(Keys.combination(command));
        item.disableProperty().bind(Bindings.not(commands.possible(command)));
        item.setOnAction(_ -> commands.run(command));
        return item;
    }
}
