package org.moqlab.app.scenario;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/// Binds `Scenario.fxml` to its view model.
public final class ScenarioController {
    private final ScenarioViewModel viewModel;

    @FXML private Label title;
    @FXML private Label teaches;
    @FXML private ListView<Line> lines;

    /// Creates the controller.
    public ScenarioController(ScenarioViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard into the steps.
    public void focus() {
        lines.requestFocus();
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(viewModel.titleProperty());
        teaches.textProperty().bind(viewModel.teachesProperty());
        teaches.visibleProperty().bind(viewModel.teachesProperty().isNotEmpty());
        teaches.managedProperty().bind(teaches.visibleProperty());
        lines.setCellFactory(_ -> new LineCell());
        lines.setItems(viewModel.lines());
    }
}
