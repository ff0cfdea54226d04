package org.moqlab.app.make;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.moqlab.app.make.PropertiesViewModel.Line;
import org.moqlab.app.marks.Overlay;

/// Binds `Properties.fxml` to its view model.
public final class PropertiesController {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PropertiesViewModel viewModel;

    @FXML private VBox properties;
    @FXML private Label propertiesTitle;
    @FXML private Label propertiesWhen;
    @FXML private GridPane propertiesGrid;
    @FXML private Label propertiesError;
    @FXML private Button propertiesClose;
    @FXML private Button propertiesApply;

    /// Creates the controller.
    public PropertiesController(PropertiesViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        viewModel.lines().addListener((ListChangeListener<Line>) _ -> fill());
        fill();
        Overlay.open(properties, viewModel.shownProperty(), viewModel::dismiss, propertiesGrid);
        viewModel.shownProperty().addListener((_, _, now) -> begin(now));
        propertiesTitle.textProperty().bind(viewModel.titleProperty());
        propertiesWhen.textProperty().bind(viewModel.whenProperty());
        propertiesError.textProperty().bind(viewModel.errorProperty());
        propertiesApply.disableProperty().bind(viewModel.changedProperty().not());
        propertiesApply.setOnAction(_ -> viewModel.apply());
        propertiesClose.setOnAction(_ -> viewModel.dismiss());
    }

    private void begin(boolean shown) {
        if (shown) {
            propertiesGrid.getChildren().stream()
                    .filter(Control.class::isInstance)
                    .filter(child -> child.isFocusTraversable())
                    .findFirst()
                    .ifPresent(javafx.scene.Node::requestFocus);
        }
    }

    private void fill() {
        propertiesGrid.getChildren().clear();
        int row = 0;
        for (Line line : viewModel.lines()) {
            Control answer = line.choices().isEmpty() ? field(line) : choice(line);
            answer.setId("property-" + line.id());
            answer.setAccessibleText(line.label());
            Label label = new Label(line.label());
            label.setLabelFor(answer);
            propertiesGrid.addRow(row++, label, answer);
        }
    }

    private Control field(Line line) {
        TextField field = new TextField();
        field.setPromptText(line.hint());
        field.textProperty().bindBidirectional(line.value());
        field.setOnAction(_ -> viewModel.apply());
        viewModel
                .errorProperty()
                .addListener((_, _, now) ->
                        field.pseudoClassStateChanged(WRONG, !now.isEmpty() && field.isFocused()));
        return field;
    }

    /// What is not among the choices, such as a policy with a quirk, can be typed.
    private static Control choice(Line line) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(line.hint());
        box.getItems().setAll(line.choices());
        // The skin writes the value into the editor, so both begin as the line does.
        box.setValue(line.value().get());
        box.getEditor().textProperty().bindBidirectional(line.value());
        box.valueProperty()
                .addListener((_, _, now) -> {
                    if (now != null) {
                        line.value().set(now);
                    }
                });
        return box;
    }
}
