package org.moqlab.app.presence;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.moqlab.app.marks.Copies;

/// Binds `Presence.fxml` to its view model.
public final class PresenceController {
    private final PresenceModel viewModel;

    @FXML private Label presenceTitle;
    @FXML private StackPane presenceHolder;

    /// Creates the controller.
    public PresenceController(PresenceModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard on the lanes.
    public void focus() {
        presenceHolder.getChildren().getFirst().requestFocus();
    }

    /// Says whether the pane is looked at.
    public void show(boolean shown) {
        viewModel.watch(shown);
    }

    @FXML
    private void initialize() {
        presenceTitle.textProperty().bind(viewModel.titleProperty());
        PresencePane pane = new PresencePane(viewModel);
        presenceHolder.getChildren().setAll(pane);
        Copies.offer(pane, () -> PresenceSheet.of(viewModel));
    }
}
