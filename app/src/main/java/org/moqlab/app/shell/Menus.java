package org.moqlab.app.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.moqlab.app.acts.ActMenus;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.words.Words;

/// Makes the menus from the list of commands.
final class Menus {
    private Menus() {}

    /// @param acts what can be done to the mesh besides the commands
    /// @param recent the menu of files opened last
    /// @param bookmarks the menu of bookmarks
    static List<Menu> all(CommandSet commands, ActsViewModel acts, Menu recent, Menu bookmarks) {
        return Arrays.stream(LabCommand.Menu.values())
                .map(kind -> {
                    Menu menu = menu(kind, commands);
                    if (kind == LabCommand.Menu.MESH) {
                        addActs(menu, acts, commands);
                    } else if (kind == LabCommand.Menu.EDIT) {
                        sayUndo(menu.getItems().getFirst(), acts);
                    } else if (kind == LabCommand.Menu.FILE) {
                        menu.getItems().add(after(menu, LabCommand.OPEN), recent);
                    } else if (kind == LabCommand.Menu.TIME) {
                        bookmarks.disableProperty().bind(commands.coveredProperty());
                        menu.getItems().add(after(menu, LabCommand.NEXT_BOOKMARK), bookmarks);
                    }
                    return menu;
                })
                .toList();
    }

    private static int after(Menu menu, LabCommand command) {
        List<String> ids = menu.getItems().stream().map(MenuItem::getId).toList();
        return ids.indexOf("item-" + command.id()) + 1;
    }

    /// What can be done changes with the selection, so it is looked up when the menu opens.
    private static void addActs(Menu menu, ActsViewModel acts, CommandSet commands) {
        Menu all = new Menu(Words.of("menu.acts"));
        all.setId("menu-acts");
        all.disableProperty().bind(commands.coveredProperty());
        all.getItems().setAll(ActMenus.items(acts.ofSelection(), acts::perform));
        menu.getItems().addAll(new SeparatorMenuItem(), all);
        menu.setOnShowing(
                _ -> all.getItems().setAll(ActMenus.items(acts.ofSelection(), acts::perform)));
    }

    private static void sayUndo(MenuItem item, ActsViewModel acts) {
        item.textProperty()
                .bind(
                        acts.undoProperty()
                                .map(what ->
                                        what.isEmpty()
                                                ? Words.of("command.undo")
                                                : Words.of("undo.what", what)));
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
        MenuItem item = plain(command, commands);
        item.setId("item-" + command.id());
        item.setAccelerator(Keys.combination(command));
        item.disableProperty().bind(Bindings.not(commands.possible(command)));
        return item;
    }

    private static MenuItem plain(LabCommand command, CommandSet commands) {
        String words = Words.of(command.message());
        if (commands.switchOf(command).isPresent()) {
            CheckMenuItem item = new CheckMenuItem(words);
            item.selectedProperty().bindBidirectional(commands.switchOf(command).get());
            return item;
        }
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> commands.run(command));
        return item;
    }
}
