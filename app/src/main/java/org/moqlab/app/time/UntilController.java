package org.moqlab.app.time;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Lists;
import org.moqlab.app.marks.Overlay;

/// Binds `Until.fxml` to its view model.
public final class UntilController {
    private final UntilViewModel viewModel;

    @FXML private VBox until;
    @FXML private TextField untilText;
    @FXML private Button untilRun;
    @FXML private Label untilError;
    @FXML private VBox untilOffers;
    @FXML private Button untilClose;

    /// Creates the controller.
    public UntilController(UntilViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(until, viewModel.shownProperty(), viewModel::dismiss, untilText);
        untilText.textProperty().bindBidirectional(viewModel.textProperty());
        untilError.textProperty().bind(viewModel.errorProperty());
        untilError.managedProperty().bind(untilError.visibleProperty());
        untilError.visibleProperty().bind(viewModel.errorProperty().isNotEmpty());
        Lists.follow(viewModel.suggestions(), untilOffers.getChildren(), this::offer);
        untilRun.setOnAction(_ -> viewModel.run());
        untilText.setOnAction(_ -> viewModel.run());
        untilClose.setOnAction(_ -> viewModel.dismiss());
        viewModel.shownProperty().addListener((_, _, _) -> untilText.selectAll());
    }

    private Button offer(String text) {
        Button offer = new Button(text);
        offer.getStyleClass().addAll("flat", "mono", "until-offer");
        offer.setMaxWidth(Double.MAX_VALUE);
        offer.setOnAction(_ -> viewModel.pick(text));
        return offer;
    }
}
