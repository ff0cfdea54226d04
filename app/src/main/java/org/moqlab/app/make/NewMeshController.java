package org.moqlab.app.make;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.moqlab.app.canvas.MeshPreview;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.marks.Overlay;

/// Binds `NewMesh.fxml` to its view model.
public final class NewMeshController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final NewMeshViewModel viewModel;
    private final MeshPreview preview = new MeshPreview();

    @FXML private VBox newMesh;
    @FXML private TextField makeTitle;
    @FXML private Label makeTitleError;
    @FXML private ComboBox<String> makeForm;
    @FXML private TextField makeRelays;
    @FXML private Label makeRelaysError;
    @FXML private CheckBox makeTwofold;
    @FXML private ComboBox<String> makePolicy;
    @FXML private ComboBox<String> makeWire;
    @FXML private TextField makeLatency;
    @FXML private Label makeLatencyError;
    @FXML private TextField makeSeed;
    @FXML private Label makeSeedError;
    @FXML private TextField makePublishers;
    @FXML private Label makePublishersError;
    @FXML private TextField makeSubscribers;
    @FXML private Label makeSubscribersError;
    @FXML private StackPane makePicture;
    @FXML private Label makeDrawing;
    @FXML private Label makeFacts;
    @FXML private Button makeClose;
    @FXML private Button makeMake;

    /// Creates the controller.
    public NewMeshController(NewMeshViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(newMesh, viewModel.shownProperty(), viewModel::dismiss, makeForm);
        ask("TITLE", makeTitle, makeTitleError);
        ask("RELAYS", makeRelays, makeRelaysError);
        ask("SEED", makeSeed, makeSeedError);
        ask("LATENCY", makeLatency, makeLatencyError);
        ask("PUBLISHERS", makePublishers, makePublishersError);
        ask("SUBSCRIBERS", makeSubscribers, makeSubscribersError);
        offer(makeForm, viewModel.forms());
        makeForm.valueProperty().bindBidirectional(viewModel.formProperty());
        offer(makePolicy, viewModel.policies());
        makePolicy.valueProperty().bindBidirectional(viewModel.answerProperty("POLICY"));
        offer(makeWire, viewModel.wires());
        makeWire.valueProperty().bindBidirectional(viewModel.answerProperty("WIRE"));
        makeTwofold.selectedProperty().bindBidirectional(viewModel.twofoldProperty());
        makePicture.getChildren().addFirst(preview);
        makeDrawing.visibleProperty().bind(viewModel.busyProperty());
        makeFacts.textProperty().bind(viewModel.factsProperty());
        viewModel.previewProperty().addListener((_, _, now) -> show(now));
        makeMake.disableProperty().bind(Bindings.not(viewModel.possibleProperty()));
        makeMake.setOnAction(_ -> viewModel.make());
        makeClose.setOnAction(_ -> viewModel.dismiss());
    }

    private void ask(String part, TextField field, Label error) {
        field.textProperty().bindBidirectional(viewModel.answerProperty(part));
        error.textProperty().bind(viewModel.errorProperty(part));
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        error.textProperty()
                .addListener((_, _, now) -> field.pseudoClassStateChanged(WRONG, !now.isEmpty()));
        field.setOnAction(_ -> viewModel.make());
    }

    private static void offer(ComboBox<String> box, List<String> values) {
        box.getItems().setAll(values);
    }

    private void show(Optional<Moment> moment) {
        preview.setVisible(moment.isPresent());
        moment.ifPresent(now -> preview.show(now, Map.of()));
    }
}
