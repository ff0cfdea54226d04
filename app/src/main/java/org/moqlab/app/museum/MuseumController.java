package org.moqlab.app.museum;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.words.Words;

/// Binds `Museum.fxml` to its view model.
public final class MuseumController {
    private final MuseumViewModel viewModel;

    @FXML private VBox museum;
    @FXML private TextField museumSearch;
    @FXML private Label museumCount;
    @FXML private HBox museumFamilies;
    @FXML private FlowPane museumCards;
    @FXML private Button museumClose;

    /// Creates the controller.
    public MuseumController(MuseumViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        museum.visibleProperty().bind(viewModel.shownProperty());
        museum.managedProperty().bind(viewModel.shownProperty());
        museumSearch.textProperty().bindBidirectional(viewModel.searchProperty());
        museumCount.textProperty().bind(viewModel.countProperty());
        museumClose.setOnAction(_ -> viewModel.dismiss());
        families();
        Lists.follow(
                viewModel.cards(),
                museumCards.getChildren(),
                card -> new CardNode(card, viewModel));
        museum.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        viewModel.dismiss();
                        event.consume();
                    }
                });
        viewModel
                .shownProperty()
                .addListener((_, _, shown) -> {
                    if (shown) {
                        // It takes the keyboard only once it is laid out.
                        Platform.runLater(museumSearch::requestFocus);
                    }
                });
    }

    private void families() {
        ToggleGroup group = new ToggleGroup();
        add(group, Words.of("museum.all")).setSelected(true);
        viewModel.families().forEach(title -> add(group, title));
    }

    private ToggleButton add(ToggleGroup group, String words) {
        ToggleButton chip = new ToggleButton(words);
        chip.setToggleGroup(group);
        chip.getStyleClass().add("family");
        chip.setOnAction(_ -> {
            chip.setSelected(true);
            viewModel.choose(words);
        });
        museumFamilies.getChildren().add(chip);
        return chip;
    }
}
