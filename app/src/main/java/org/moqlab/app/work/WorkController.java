package org.moqlab.app.work;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Overlay;

/// Binds `Work.fxml` to its view model.
public final class WorkController {
    private final WorkViewModel viewModel;

    @FXML private VBox work;
    @FXML private Label workQuestion;
    @FXML private Button workSave;
    @FXML private Button workDiscard;
    @FXML private Button workStay;

    /// Creates the controller.
    public WorkController(WorkViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(work, viewModel.askingProperty(), viewModel::stay, workSave);
        workQuestion.textProperty().bind(viewModel.questionProperty());
        workSave.setOnAction(_ -> viewModel.saveAndGoOn());
        workDiscard.setOnAction(_ -> viewModel.goOn());
        workStay.setOnAction(_ -> viewModel.stay());
    }
}
