package org.moqlab.app.make;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.words.Words;

/// Binds `Build.fxml` to its view model.
public final class BuildController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final BuildViewModel viewModel;

    @FXML private VBox build;
    @FXML private ComboBox<String> buildKind;
    @FXML private TextField buildName;
    @FXML private Label buildPeersLabel;
    @FXML private TextField buildPeers;
    @FXML private Label buildNamespaceLabel;
    @FXML private TextField buildNamespace;
    @FXML private Label buildError;
    @FXML private Label buildWhen;
    @FXML private Button buildClose;
    @FXML private Button buildAdd;

    /// Creates the controller.
    public BuildController(BuildViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(build, viewModel.shownProperty(), viewModel::dismiss, buildName);
        buildKind.getItems().setAll(viewModel.kinds());
        buildKind.valueProperty().bindBidirectional(viewModel.kindProperty());
        viewModel.kindProperty().addListener((_, _, _) -> fit());
        fit();
        buildName.textProperty().bindBidirectional(viewModel.nameProperty());
        buildPeers.textProperty().bindBidirectional(viewModel.peersProperty());
        buildNamespace.textProperty().bindBidirectional(viewModel.namespaceProperty());
        buildError.textProperty().bind(viewModel.errorProperty());
        viewModel.errorProperty().addListener((_, _, now) -> mark(!now.isEmpty()));
        buildWhen.textProperty().bind(viewModel.whenProperty());
        buildAdd.disableProperty().bind(viewModel.errorProperty().isNotEmpty());
        buildAdd.setOnAction(_ -> viewModel.add());
        buildClose.setOnAction(_ -> viewModel.dismiss());
        for (TextField field : new TextField[] {buildName, buildPeers, buildNamespace}) {
            field.setOnAction(_ -> viewModel.add());
        }
    }

    private void mark(boolean wrong) {
        buildName.pseudoClassStateChanged(WRONG, wrong);
        buildPeers.pseudoClassStateChanged(WRONG, wrong);
    }

    private void fit() {
        boolean client = viewModel.isClient();
        buildPeersLabel.setText(Words.of(client ? "build.at" : "build.dials"));
        buildPeers.setPromptText(Words.of(client ? "build.at.hint" : "build.dials.hint"));
        buildPeers.setAccessibleText(buildPeersLabel.getText());
        for (Node part : new Node[] {buildNamespaceLabel, buildNamespace}) {
            part.setVisible(client);
            part.setManaged(client);
        }
    }
}
