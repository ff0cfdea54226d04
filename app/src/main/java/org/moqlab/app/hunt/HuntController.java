package org.moqlab.app.hunt;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.marks.Overlay;

/// Binds `Hunt.fxml` to its view model.
public final class HuntController {
    private final HuntViewModel viewModel;

    @FXML private VBox hunt;
    @FXML private ComboBox<Way> huntWay;
    @FXML private ComboBox<String> huntInvariant;
    @FXML private Label huntHint;
    @FXML private Label huntSaid;
    @FXML private ProgressBar huntProgress;
    @FXML private ListView<String> huntLines;
    @FXML private Button huntBegin;
    @FXML private Button huntStop;
    @FXML private Button huntOpen;
    @FXML private Button huntSave;
    @FXML private Button huntClose;

    /// Creates the controller.
    public HuntController(HuntViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(hunt, viewModel.shownProperty(), viewModel::dismiss, huntWay);
        huntWay.getItems().setAll(Way.values());
        huntWay.setConverter(new Ways());
        huntWay.valueProperty().bindBidirectional(viewModel.wayProperty());
        huntInvariant.setItems(viewModel.invariants());
        huntInvariant.valueProperty().bindBidirectional(viewModel.invariantProperty());
        huntHint.textProperty().bind(viewModel.wayProperty().map(Way::hint));
        huntSaid.textProperty().bind(viewModel.saidProperty());
        huntProgress.progressProperty().bind(viewModel.shareProperty());
        huntProgress.visibleProperty().bind(viewModel.busyProperty());
        huntLines.setItems(viewModel.lines());
        huntLines.visibleProperty().bind(Bindings.isNotEmpty(viewModel.lines()));
        huntLines.managedProperty().bind(huntLines.visibleProperty());
        Copies.offer(huntLines, viewModel::sheet);
        for (ComboBox<?> choice : new ComboBox<?>[] {huntWay, huntInvariant}) {
            choice.disableProperty().bind(viewModel.busyProperty());
        }
        huntBegin.disableProperty().bind(viewModel.busyProperty());
        huntStop.disableProperty().bind(viewModel.busyProperty().not());
        huntOpen.disableProperty().bind(viewModel.foundProperty().not());
        huntSave.disableProperty().bind(viewModel.foundProperty().not());
        huntBegin.setOnAction(_ -> viewModel.begin());
        huntStop.setOnAction(_ -> viewModel.cancel());
        huntOpen.setOnAction(_ -> viewModel.open());
        huntSave.setOnAction(_ -> viewModel.save());
        huntClose.setOnAction(_ -> viewModel.dismiss());
    }

    /// A way as words.
    private static final class Ways extends StringConverter<Way> {
        @Override
        public String toString(Way way) {
            return way == null ? "" : way.words();
        }

        @Override
        public Way fromString(String words) {
            return Way.SMALLER;
        }
    }
}
