package org.moqlab.app.time;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// The menus of bookmarks: all of the shown branch to go to, and what can be done to one.
final class BookmarkMenu {
    private BookmarkMenu() {}

    /// The bookmarks of the shown branch in order of time; each goes to its moment.
    static Menu of(Bookmarks bookmarks) {
        Menu menu = new Menu(Words.of("menu.bookmarks"));
        menu.setId("menu-bookmarks");
        // A menu without items does not open, so it has them before it is asked to.
        bookmarks.all().addListener((javafx.beans.Observable _) -> fill(menu, bookmarks));
        menu.setOnShowing(_ -> fill(menu, bookmarks));
        fill(menu, bookmarks);
        return menu;
    }

    private static void fill(Menu menu, Bookmarks bookmarks) {
        List<MenuItem> items = new ArrayList<>();
        for (Bookmark bookmark : bookmarks.here()) {
            MenuItem item =
                    new MenuItem(
                            Words.of(
                                    bookmarks.isAhead(bookmark)
                                            ? "menu.bookmarks.ahead"
                                            : "menu.bookmarks.one",
                                    bookmark.name(),
                                    Figures.clock(bookmark.t())));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> bookmarks.goTo(bookmark));
            items.add(item);
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(Words.of("menu.bookmarks.none"));
            none.setDisable(true);
            items.add(none);
        }
        menu.getItems().setAll(items);
    }

    /// What can be done to one.
    static ContextMenu ofOne(Bookmark bookmark, Bookmarks bookmarks, NamingViewModel naming) {
        MenuItem name = new MenuItem(Words.of("bookmark.rename", bookmark.name()));
        name.setId("bookmark-rename");
        name.setMnemonicParsing(false);
        name.setOnAction(_ -> naming.ask(bookmark));
        MenuItem remove = new MenuItem(Words.of("bookmark.remove"));
        remove.setId("bookmark-remove");
        remove.setOnAction(_ -> bookmarks.remove(bookmark));
        return new ContextMenu(name, remove);
    }
}
