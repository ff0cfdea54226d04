package org.moqlab.app.work;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Overlay;

/// Binds `Recovery.fxml` to its view model.
public final class RecoveryController {
    private final RecoveryViewModel viewModel;

    @FXML private VBox recovery;
    @FXML private Label recoveryQuestion;
    @FXML private Label recoveryMore;
    @FXML private Button recoveryOpen;
    @FXML private Button recoveryDiscard;
    @FXML private Button recoveryLater;

    /// Creates the controller.
    public RecoveryController(RecoveryViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(recovery, viewModel.askingProperty(), viewModel::later);
        recoveryQuestion.textProperty().bind(viewModel.questionProperty());
        recoveryMore.textProperty().bind(viewModel.moreProperty());
        recoveryMore.managedProperty().bind(viewModel.moreProperty().isNotEmpty());
        recoveryOpen.disableProperty().bind(Bindings.not(viewModel.readableProperty()));
        recoveryOpen.setOnAction(_ -> viewModel.open());
        recoveryDiscard.setOnAction(_ -> viewModel.discard());
        recoveryLater.setOnAction(_ -> viewModel.later());
        viewModel
                .askingProperty()
                .addListener((_, _, asks) -> {
                    if (asks) {
                        // It takes the keyboard only once it is laid out.
                        Platform.runLater(() ->
                                (viewModel.readableProperty().get() ? recoveryOpen : recoveryLater)
                                        .requestFocus());
                    }
                });
    }
}
