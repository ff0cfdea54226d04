package org.moqlab.app.film;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.moqlab.app.film.FilmViewModel.Size;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.words.Words;

/// Binds `Film.fxml` to its view model.
public final class FilmController {
    private final FilmViewModel viewModel;

    @FXML private VBox film;
    @FXML private TextField filmFrom;
    @FXML private TextField filmTo;
    @FXML private ComboBox<Double> filmSpeed;
    @FXML private ComboBox<Size> filmSize;
    @FXML private Label filmSaid;
    @FXML private ProgressBar filmProgress;
    @FXML private Button filmMake;
    @FXML private Button filmCancel;
    @FXML private Button filmClose;

    /// Creates the controller.
    public FilmController(FilmViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(film, viewModel.shownProperty(), viewModel::dismiss, filmFrom);
        filmFrom.textProperty().bindBidirectional(viewModel.fromProperty());
        filmTo.textProperty().bindBidirectional(viewModel.toProperty());
        filmSpeed.getItems().setAll(FilmViewModel.SPEEDS);
        filmSpeed.setConverter(new Times());
        filmSpeed.valueProperty().bindBidirectional(viewModel.speedProperty());
        filmSize.getItems().setAll(FilmViewModel.SIZES);
        filmSize.valueProperty().bindBidirectional(viewModel.sizeProperty());
        filmSaid.textProperty().bind(viewModel.saidProperty());
        filmProgress.progressProperty().bind(viewModel.progressProperty());
        filmProgress.visibleProperty().bind(viewModel.busyProperty());
        filmMake.disableProperty().bind(viewModel.busyProperty());
        filmCancel.disableProperty().bind(viewModel.busyProperty().not());
        filmMake.setOnAction(_ -> viewModel.make());
        filmCancel.setOnAction(_ -> viewModel.cancel());
        filmClose.setOnAction(_ -> viewModel.dismiss());
        for (TextField field : new TextField[] {filmFrom, filmTo}) {
            field.setOnAction(_ -> viewModel.make());
        }
    }

    /// A speed as words.
    private static final class Times extends StringConverter<Double> {
        @Override
        public String toString(Double speed) {
            return speed == null ? "" : Words.of("film.times-as-fast", Double.toString(speed));
        }

        @Override
        public Double fromString(String words) {
            return 1.0;
        }
    }
}
