package org.moqlab.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.moqlab.app.keep.RecentFiles;
import org.moqlab.app.words.Words;

/// The menu of files opened last.
final class RecentMenu {
    /// Longest name of a folder that is shown whole.
    private static final int MAX_FOLDER = 48;

    private RecentMenu() {}

    /// @param open opens one of them
    static Menu of(RecentFiles recent, Consumer<Path> open) {
        Menu menu = new Menu(Words.of("menu.recent"));
        menu.setId("menu-recent");
        recent.files().addListener((ListChangeListener<Path>) _ -> fill(menu, recent, open));
        fill(menu, recent, open);
        return menu;
    }

    private static void fill(Menu menu, RecentFiles recent, Consumer<Path> open) {
        List<MenuItem> items = new ArrayList<>();
        for (Path file : recent.files()) {
            MenuItem item = new MenuItem(words(file));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> open.accept(file));
            items.add(item);
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(Words.of("menu.recent.none"));
            none.setDisable(true);
            items.add(none);
        } else {
            MenuItem clear = new MenuItem(Words.of("menu.recent.clear"));
            clear.setId("item-forget-recent");
            clear.setOnAction(_ -> recent.clear());
            items.add(new SeparatorMenuItem());
            items.add(clear);
        }
        menu.getItems().setAll(items);
    }

    /// The name first: folders are long, and alike.
    static String words(Path file) {
        String folder = file.getParent() == null ? "" : file.getParent().toString();
        String shown =
                folder.length() <= MAX_FOLDER
                        ? folder
                        : "…" + folder.substring(folder.length() - MAX_FOLDER);
        return Words.of("menu.recent.file", String.valueOf(file.getFileName()), shown);
    }
}
