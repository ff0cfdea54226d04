package org.moqlab.app.shell;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.words.Words;

/// Binds `Palette.fxml` to its view model.
public final class PaletteController {
    private final PaletteViewModel viewModel;

    @FXML private VBox palette;
    @FXML private TextField paletteText;
    @FXML private ListView<LabCommand> paletteList;

    /// Creates the controller.
    public PaletteController(PaletteViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(palette, viewModel.shownProperty(), viewModel::dismiss);
        paletteText.textProperty().bindBidirectional(viewModel.textProperty());
        paletteText.setOnAction(_ -> viewModel.run());
        paletteText.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        paletteList.setItems(viewModel.fitting());
        paletteList.setCellFactory(_ -> new CommandCell(viewModel));
        paletteList.setFocusTraversable(false);
        ChangeListener<Number> mark = (_, _, now) -> mark(now.intValue());
        viewModel.chosenProperty().addListener(mark);
        viewModel
                .shownProperty()
                .addListener((_, _, shown) -> {
                    if (shown) {
                        mark(viewModel.chosenProperty().get());
                        // It takes the keyboard only once it is laid out.
                        Platform.runLater(paletteText::requestFocus);
                    }
                });
        paletteText.textProperty().addListener((_, _, _) -> mark(viewModel.chosenProperty().get()));
    }

    private void mark(int index) {
        paletteList.getSelectionModel().clearAndSelect(index);
        paletteList.scrollTo(Math.max(0, index - 3));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> viewModel.move(-1);
            case DOWN -> viewModel.move(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// A command, its menu and its key; a click does it.
    private static final class CommandCell extends ListCell<LabCommand> {
        private final Label menu = new Label();
        private final Label words = new Label();
        private final Label key = new Label();
        private final HBox line;

        CommandCell(PaletteViewModel viewModel) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            menu.getStyleClass().addAll("faint", "palette-menu");
            key.getStyleClass().addAll("key", "mono");
            line = new HBox(menu, words, gap, key);
            line.getStyleClass().add("palette-line");
            setOnMouseClicked(_ -> {
                LabCommand command = getItem();
                if (command != null) {
                    viewModel.run(command);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable LabCommand command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            if (command == null || empty) {
                setGraphic(null);
                return;
            }
            menu.setText(Words.of(command.menu().message()).replace("_", ""));
            words.setText(Words.of(command.message()));
            key.setText(Keys.combination(command).getDisplayText());
            setGraphic(line);
        }
    }
}
