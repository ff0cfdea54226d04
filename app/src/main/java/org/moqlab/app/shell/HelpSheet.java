package org.moqlab.app.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.moqlab.app.words.Words;

/// The sheet of keys, made from the list of commands.
final class HelpSheet {
    private static final int COLUMNS = 3;

    private HelpSheet() {}

    static void fill(GridPane grid) {
        int place = 0;
        for (LabCommand.Menu menu : LabCommand.Menu.values()) {
            VBox group = new VBox();
            group.getStyleClass().add("help-group");
            Label head = new Label(Words.of(menu.message()).replace("_", ""));
            head.getStyleClass().add("help-head");
            group.getChildren().add(head);
            menu.commands().forEach(command -> group.getChildren().add(line(command)));
            grid.add(group, place % COLUMNS, place / COLUMNS);
            place++;
        }
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
