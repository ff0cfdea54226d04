package org.moqlab.app.marks;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;

/// Copies what a pane shows to the clipboard, as text or as CSV.
public final class Copies {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private Copies() {}

    /// Puts words on the clipboard.
    public static void put(String words) {
        ClipboardContent content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Copies a pane's table as text with the key everybody knows.
    public static void onKey(Node pane, Supplier<Sheet> sheet) {
        pane.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        event.consume();
                        put(sheet.get().text());
                    }
                });
    }

    /// Offers both by the key and in a menu.
    public static void offer(Node pane, Supplier<Sheet> sheet) {
        onKey(pane, sheet);
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items(sheet));
        if (pane instanceof Control control) {
            control.setContextMenu(menu);
        } else {
            pane.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> menu.hide());
            pane.setOnContextMenuRequested(event -> {
                event.consume();
                menu.show(pane, event.getScreenX(), event.getScreenY());
            });
        }
    }

    /// Offers both in the menu of a button.
    public static void fill(MenuButton button, Supplier<Sheet> sheet) {
        button.getItems().setAll(items(sheet));
    }

    /// What a menu offers.
    public static List<MenuItem> items(Supplier<Sheet> sheet) {
        MenuItem text = new MenuItem(Words.of("copy.text"));
        text.setId("copy-text");
        text.setOnAction(_ -> put(sheet.get().text()));
        MenuItem csv = new MenuItem(Words.of("copy.csv"));
        csv.setId("copy-csv");
        csv.setOnAction(_ -> put(sheet.get().csv()));
        return List.of(text, csv);
    }
}
