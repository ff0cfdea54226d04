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

/// Binds `Palette.fxml` to its view model.
public final class PaletteController {
    private final PaletteViewModel viewModel;

    @FXML private VBox palette;
    @FXML private TextField paletteText;
    @FXML private ListView<Found> paletteList;

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
        paletteList.setCellFactory(_ -> new FoundCell(viewModel));
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

    /// A command with its menu and its key, or what a name is and the name; a click does it.
    private static final class FoundCell extends ListCell<Found> {
        private final Label menu = new Label();
        private final Label words = new Label();
        private final Label key = new Label();
        private final HBox line;

        FoundCell(PaletteViewModel viewModel) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            menu.getStyleClass().addAll("faint", "palette-menu");
            key.getStyleClass().addAll("key", "mono");
            line = new HBox(menu, words, gap, key);
            line.getStyleClass().add("palette-line");
            setOnMouseClicked(_ -> {
                Found found = getItem();
                if (found != null) {
                    viewModel.run(found);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            setText(null);
            if (found == null || empty) {
                setGraphic(null);
                return;
            }
            menu.setText(MeshNames.kind(found));
            words.setText(found.words());
            key.setText(
                    found instanceof Found.Act(LabCommand command)
                            ? Keys.combination(command).getDisplayText()
                            : "");
            key.setVisible(!key.getText().isEmpty());
            setGraphic(line);
        }
    }
}
