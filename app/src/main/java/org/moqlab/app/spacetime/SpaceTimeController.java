package org.moqlab.app.spacetime;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.moqlab.app.marks.Copies;

/// Binds `SpaceTime.fxml` to its view model.
public final class SpaceTimeController {
    private final SpaceTimeViewModel viewModel;
    private final SpaceTimePane pane;

    @FXML private Label spaceTimeTitle;
    @FXML private StackPane spaceTimeHolder;
    @FXML private CheckBox folds;
    @FXML private ListView<ChainStep> chain;
    @FXML private Label circle;

    /// Creates the controller.
    public SpaceTimeController(SpaceTimeViewModel viewModel) {
        this.viewModel = viewModel;
        this.pane = new SpaceTimePane(viewModel);
    }

    /// Says whether the pane is looked at.
    public void show(boolean shown) {
        viewModel.watch(shown);
    }

    /// Puts the keyboard on the diagram.
    public void focus() {
        pane.requestFocus();
    }

    @FXML
    private void initialize() {
        spaceTimeTitle.textProperty().bind(viewModel.titleProperty());
        spaceTimeHolder.getChildren().setAll(pane);
        folds.selectedProperty().bindBidirectional(viewModel.foldsProperty());
        circle.textProperty().bind(viewModel.circleProperty());
        circle.visibleProperty().bind(viewModel.circleProperty().isNotEmpty());
        circle.managedProperty().bind(circle.visibleProperty());
        chain.setItems(viewModel.chain());
        Copies.offer(chain, viewModel::sheet);
        chain.setCellFactory(_ -> new ChainCell(viewModel));
        chain.heightProperty().addListener((_, _, _) -> reveal());
        viewModel.chain().addListener((ListChangeListener<ChainStep>) _ -> reveal());
    }

    /// What is said above the list makes it lower, which must not hide the selected step.
    private void reveal() {
        for (int i = 0; i < chain.getItems().size(); i++) {
            if (chain.getItems().get(i).selected()) {
                chain.getSelectionModel().clearAndSelect(i);
                int top = Math.max(0, i - 2);
                // The list learns of its new steps after this listener.
                Platform.runLater(() -> chain.scrollTo(top));
            }
        }
    }
}
