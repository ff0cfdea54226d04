package org.moqlab.app.scenario;

import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import org.moqlab.app.marks.Selected;

/// Binds `Outline.fxml` to its view model.
public final class OutlineController {
    private final OutlineViewModel viewModel;

    @FXML private ListView<OutlineRow> outline;

    /// Creates the controller.
    public OutlineController(OutlineViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /// Puts the keyboard into the outline.
    public void focus() {
        outline.requestFocus();
    }

    @FXML
    private void initialize() {
        outline.setCellFactory(_ -> new OutlineCell());
        outline.setItems(viewModel.rows());
        outline.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null) {
                        viewModel.select(row);
                    }
                });
        viewModel.selectedProperty().addListener((_, _, _) -> follow());
        follow();
    }

    private void follow() {
        String name = viewModel.selectedProperty().getValue().orElse("");
        Selected.match(
                outline.getSelectionModel(),
                outline.getItems(),
                row -> row.kind() != OutlineRow.Kind.HEAD && row.name().equals(name));
    }
}
