package org.moqlab.app.museum;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Overlay;

/// Binds `Museum.fxml` to its view model.
public final class MuseumController {
    private final MuseumViewModel viewModel;

    @FXML private VBox museum;
    @FXML private TextField museumSearch;
    @FXML private Label museumCount;
    @FXML private FlowPane museumFamilies;
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
        FamilyChips.fill(museumFamilies, viewModel);
        Lists.follow(
                viewModel.cards(),
                museumCards.getChildren(),
                card -> new CardNode(card, () -> viewModel.open(card)));
    }
}
