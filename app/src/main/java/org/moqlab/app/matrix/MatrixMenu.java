package org.moqlab.app.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.words.Words;

/// The context menu of a cell. FX thread.
final class MatrixMenu {
    private final MatrixFilter viewModel;
    private final Function<String, List<MenuItem>> acts;
    private final ContextMenu menu = new ContextMenu();
    private Runnable why = () -> {};

    /// @param acts the items of what can be done to a relay
    MatrixMenu(MatrixFilter viewModel, Function<String, List<MenuItem>> acts) {
        this.viewModel = viewModel;
        this.acts = acts;
    }

    void explainWith(Runnable next) {
        why = next;
    }

    /// Selects a cell and shows why it is as it is.
    void explain(int row, int column) {
        viewModel.select(row, column);
        why.run();
    }

    /// Opens for a cell at a place of the screen.
    void open(Node on, int row, int column, double x, double y) {
        List<MenuItem> items = new ArrayList<>();
        if (row < viewModel.rows().size() && column < viewModel.relays().size()) {
            items.addAll(cell(row, column));
        }
        items.addAll(Copies.items(viewModel::sheet));
        if (column < viewModel.relays().size()) {
            items.addAll(deeds(viewModel.relays().get(column)));
        }
        menu.getItems().setAll(items);
        menu.show(on, x, y);
    }

    private List<MenuItem> cell(int row, int column) {
        String relay = viewModel.relays().get(column);
        String name = viewModel.rows().get(row).namespace();
        return List.of(
                item(
                        "matrix-select",
                        Words.of("matrix.menu.select", relay, name.isEmpty() ? "/" : name),
                        KeyCode.ENTER,
                        () -> viewModel.select(row, column)),
                item(
                        "matrix-why",
                        Words.of("command.explain"),
                        KeyCode.W,
                        () -> explain(row, column)),
                new SeparatorMenuItem());
    }

    private List<MenuItem> deeds(String relay) {
        List<MenuItem> deeds = acts.apply(relay);
        if (deeds.isEmpty()) {
            return List.of();
        }
        Menu all = new Menu(Words.of("acts.node", relay));
        all.setId("matrix-acts");
        all.setMnemonicParsing(false);
        all.getItems().setAll(deeds);
        return List.of(new SeparatorMenuItem(), all);
    }

    private static MenuItem item(String id, String words, KeyCode key, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setAccelerator(new KeyCodeCombination(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    void hide() {
        menu.hide();
    }
}
