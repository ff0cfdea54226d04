package org.moqlab.app.museum;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Overlay;
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
        Overlay.open(museum, viewModel.shownProperty(), viewModel::dismiss, museumSearch);
        museumSearch.textProperty().bindBidirectional(viewModel.searchProperty());
        museumCount.textProperty().bind(viewModel.countProperty());
        museumClose.setOnAction(_ -> viewModel.dismiss());
        families();
        Lists.follow(
                viewModel.cards(),
                museumCards.getChildren(),
                card -> new CardNode(card, viewModel));
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
