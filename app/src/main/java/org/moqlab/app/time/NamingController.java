package org.moqlab.app.time;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Overlay;

/// Binds `Naming.fxml` to its view model.
public final class NamingController {
    private final NamingViewModel viewModel;

    @FXML private VBox naming;
    @FXML private Label namingTitle;
    @FXML private TextField namingText;
    @FXML private Button namingSet;
    @FXML private Button namingRemove;
    @FXML private Button namingClose;

    /// Creates the controller.
    public NamingController(NamingViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(naming, viewModel.shownProperty(), viewModel::dismiss, namingText);
        namingTitle.textProperty().bind(viewModel.titleProperty());
        namingText.textProperty().bindBidirectional(viewModel.textProperty());
        namingText.setOnAction(_ -> viewModel.name());
        namingSet.setOnAction(_ -> viewModel.name());
        namingRemove.setOnAction(_ -> viewModel.remove());
        namingClose.setOnAction(_ -> viewModel.dismiss());
        viewModel.shownProperty().addListener((_, _, _) -> namingText.selectAll());
    }
}
