package org.moqlab.app.matrix;

import java.util.List;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Binds `Matrix.fxml` to its view model.
public final class MatrixController {
    private final MatrixFilter viewModel;
    private final MatrixMenu menu;
    private final MatrixPane pane;

    @FXML private Label matrixSummary;
    @FXML private TextField matrixFilter;
    @FXML private StackPane matrixHolder;

    /// Creates the controller of a matrix of relays to which nothing can be done.
    public MatrixController(MatrixModel viewModel) {
        this(viewModel, _ -> List.of());
    }

    /// Creates the controller.
    ///
    /// @param acts the items of what can be done to a relay
    public MatrixController(MatrixModel viewModel, Function<String, List<MenuItem>> acts) {
        this.viewModel = new MatrixFilter(viewModel);
        this.menu = new MatrixMenu(this.viewModel, acts);
        this.pane = new MatrixPane(this.viewModel, menu);
    }

    /// Says whether the pane is looked at.
    public void show(boolean shown) {
        viewModel.watch(shown);
    }

    /// Puts the keyboard into the matrix.
    public void focus() {
        pane.requestFocus();
    }

    /// Says what shows why the selected entry is as it is.
    public void explainWith(Runnable why) {
        menu.explainWith(why);
    }

    /// Selects the cell the keyboard is on, if the matrix has the keyboard.
    public void selectCursor() {
        if (pane.isFocused()) {
            pane.select();
        }
    }

    @FXML
    private void initialize() {
        matrixSummary.textProperty().bind(viewModel.summaryProperty());
        matrixFilter.textProperty().bindBidirectional(viewModel.filterProperty());
        matrixHolder.getChildren().setAll(pane);
    }
}
