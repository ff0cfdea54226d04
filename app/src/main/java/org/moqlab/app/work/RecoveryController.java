package org.moqlab.app.work;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

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
        recovery.visibleProperty().bind(viewModel.askingProperty());
        recovery.managedProperty().bind(viewModel.askingProperty());
        recoveryQuestion.textProperty().bind(viewModel.questionProperty());
        recoveryMore.textProperty().bind(viewModel.moreProperty());
        recoveryMore.managedProperty().bind(viewModel.moreProperty().isNotEmpty());
        recoveryOpen.disableProperty().bind(Bindings.not(viewModel.readableProperty()));
        recoveryOpen.setOnAction(_ -> viewModel.open());
        recoveryDiscard.setOnAction(_ -> viewModel.discard());
        recoveryLater.setOnAction(_ -> viewModel.later());
        recovery.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        viewModel.later();
                        event.consume();
                    }
                });
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
