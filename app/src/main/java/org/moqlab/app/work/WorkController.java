package org.moqlab.app.work;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

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
        work.visibleProperty().bind(viewModel.askingProperty());
        work.managedProperty().bind(viewModel.askingProperty());
        workQuestion.textProperty().bind(viewModel.questionProperty());
        workSave.setOnAction(_ -> viewModel.saveAndGoOn());
        workDiscard.setOnAction(_ -> viewModel.goOn());
        workStay.setOnAction(_ -> viewModel.stay());
        work.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        viewModel.stay();
                        event.consume();
                    }
                });
        viewModel
                .askingProperty()
                .addListener((_, _, asks) -> {
                    if (asks) {
                        // It takes the keyboard only once it is laid out.
                        Platform.runLater(workSave::requestFocus);
                    }
                });
    }
}
