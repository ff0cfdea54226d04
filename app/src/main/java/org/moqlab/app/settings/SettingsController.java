package org.moqlab.app.settings;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.marks.Overlay;
import org.moqlab.app.shell.ThemeChoice;

/// Binds `Settings.fxml` to its view model.
public final class SettingsController {
    private final SettingsViewModel viewModel;

    @FXML private VBox settings;
    @FXML private ComboBox<ThemeChoice> settingsTheme;
    @FXML private ComboBox<Double> settingsScale;
    @FXML private CheckBox settingsLessMotion;
    @FXML private Slider settingsSpeed;
    @FXML private Label settingsSpeedWords;
    @FXML private CheckBox settingsPauses;
    @FXML private CheckBox settingsReopens;
    @FXML private ComboBox<AutosaveEvery> settingsAutosave;
    @FXML private Button settingsColumns;
    @FXML private Button settingsFiles;
    @FXML private Label settingsPlace;
    @FXML private Button settingsDefaults;
    @FXML private Button settingsClose;

    /// Creates the controller.
    public SettingsController(SettingsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Overlay.open(settings, viewModel.shownProperty(), viewModel::dismiss, settingsTheme);
        offer(
                settingsTheme,
                List.of(ThemeChoice.values()),
                SettingsViewModel::words,
                viewModel.themeProperty());
        offer(
                settingsScale,
                SettingsViewModel.SCALES,
                SettingsViewModel::words,
                viewModel.scaleProperty().asObject());
        offer(
                settingsAutosave,
                List.of(AutosaveEvery.values()),
                AutosaveEvery::words,
                viewModel.autosaveProperty());
        settingsLessMotion.selectedProperty().bindBidirectional(viewModel.lessMotionProperty());
        settingsSpeed.valueProperty().bindBidirectional(viewModel.exponentProperty());
        settingsSpeedWords.textProperty().bind(viewModel.speedWords());
        settingsPauses.selectedProperty().bindBidirectional(viewModel.pausesProperty());
        settingsReopens.selectedProperty().bindBidirectional(viewModel.reopensProperty());
        settingsPlace.setText(viewModel.place());
        settingsColumns.setOnAction(_ -> viewModel.forgetColumns());
        settingsFiles.setOnAction(_ -> viewModel.forgetFiles());
        settingsDefaults.setOnAction(_ -> viewModel.setDefaults());
        settingsClose.setOnAction(_ -> viewModel.dismiss());
    }

    private static <T> void offer(
            ComboBox<T> box, List<T> values, Function<T, String> words, Property<T> chosen) {
        box.getItems().setAll(values);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return value == null ? "" : words.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        return values.stream()
                                .filter(value -> words.apply(value).equals(text))
                                .findFirst()
                                .orElseThrow();
                    }
                });
        box.valueProperty().bindBidirectional(chosen);
        // A binding in both directions holds its ends weakly, and some are made for it only.
        box.getProperties().put(Property.class, chosen);
    }
}
