package org.moqlab.app.shell;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.moqlab.app.words.Words;
import org.moqlab.engine.file.LabVersion;

/// The sheet of keys, made from the list of commands, and of what this program is.
final class HelpSheet {
    /// The menus of each column.
    private static final List<List<LabCommand.Menu>> COLUMNS =
            List.of(
                    List.of(LabCommand.Menu.FILE, LabCommand.Menu.EDIT, LabCommand.Menu.HELP),
                    List.of(LabCommand.Menu.VIEW),
                    List.of(LabCommand.Menu.MESH),
                    List.of(LabCommand.Menu.TIME));

    private static final PseudoClass FEW_WORDS = PseudoClass.getPseudoClass("few-words");

    private final Node sheet;
    private final Label title;
    private final Node keys;
    private final Label about;
    private final Button close;

    /// Fills the sheet, and hides it.
    ///
    /// @param keys shows `list`, which is filled
    HelpSheet(Node sheet, Label title, Node keys, FlowPane list, Label about, Button close) {
        this.sheet = sheet;
        this.title = title;
        this.keys = keys;
        this.about = about;
        this.close = close;
        fill(list);
        about.setText(Words.of("help.about.text") + "\n\n" + versions());
        hide();
        close.setOnAction(_ -> hide());
        sheet.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        hide();
                        event.consume();
                    }
                });
    }

    /// What one who reports a bug is asked for.
    private static String versions() {
        return Words.of(
                "help.about.versions",
                LabVersion.current(),
                Runtime.version().toString(),
                System.getProperty("javafx.runtime.version", ""));
    }

    void show(boolean withKeys) {
        title.setText(Words.of(withKeys ? "help.keys" : "help.about"));
        present(keys, withKeys);
        present(about, !withKeys);
        sheet.pseudoClassStateChanged(FEW_WORDS, !withKeys);
        sheet.setVisible(true);
        close.requestFocus();
    }

    private void hide() {
        sheet.setVisible(false);
    }

    private static void present(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void fill(FlowPane sheet) {
        for (List<LabCommand.Menu> menus : COLUMNS) {
            VBox column = new VBox();
            column.getStyleClass().add("help-column");
            menus.forEach(menu -> column.getChildren().add(group(menu)));
            sheet.getChildren().add(column);
        }
    }

    private static VBox group(LabCommand.Menu menu) {
        VBox group = new VBox();
        group.getStyleClass().add("help-group");
        Label head = new Label(Words.of(menu.message()).replace("_", ""));
        head.getStyleClass().add("help-head");
        group.getChildren().add(head);
        menu.commands().forEach(command -> group.getChildren().add(line(command)));
        return group;
    }

    private static GridPane line(LabCommand command) {
        Label key = new Label(Keys.combination(command).getDisplayText());
        key.getStyleClass().addAll("key", "mono");
        Label what = new Label(Words.of(command.message()));
        GridPane line = new GridPane();
        line.getStyleClass().add("help-line");
        line.add(key, 0, 0);
        line.add(what, 1, 0);
        return line;
    }
}
