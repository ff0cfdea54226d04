package org.moqlab.app.presenter;

import javafx.fxml.FXML;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// Binds `Presenter.fxml`, the black screen, to its view model, and takes the keys of a clicker.
public final class PresenterController {
    private final PresenterViewModel viewModel;

    @FXML private StackPane blank;

    /// Creates the controller.
    public PresenterController(PresenterViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        blank.visibleProperty().bind(viewModel.blankProperty());
        blank.managedProperty().bind(viewModel.blankProperty());
        blank.setOnMouseClicked(_ -> viewModel.blank());
    }

    /// Takes any key while the screen is black: it shows the window again.
    ///
    /// @return whether it was used
    public boolean wake() {
        boolean black = viewModel.blankProperty().get();
        if (black) {
            viewModel.blank();
        }
        return black;
    }

    /// Takes the keys of a clicker.
    ///
    /// @return whether it was used
    public boolean key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case B -> viewModel.blank();
            case PAGE_DOWN -> viewModel.onward();
            case PAGE_UP -> viewModel.back();
            case ESCAPE -> viewModel.end();
            default -> {
                return false;
            }
        }
        return true;
    }
}
