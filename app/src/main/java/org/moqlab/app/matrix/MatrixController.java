package org.moqlab.app.matrix;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// Binds `Matrix.fxml` to its view model.
public final class MatrixController {
    private final MatrixModel viewModel;

    @FXML private Label matrixSummary;
    @FXML private StackPane matrixHolder;

    /// Creates the controller.
    public MatrixController(MatrixModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Says whether the pane is looked at.
    public void show(boolean shown) {
        viewModel.watch(shown);
    }

    /// Puts the keyboard into the matrix.
    public void focus() {
        matrixHolder.getChildren().getFirst().requestFocus();
    }

    @FXML
    private void initialize() {
        matrixSummary.textProperty().bind(viewModel.summaryProperty());
        matrixHolder.getChildren().setAll(new MatrixPane(viewModel));
    }
}
