package org.moqlab.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.feed.MeshPlayer;
import org.moqlab.app.keep.Home;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.shell.Scaled;
import org.moqlab.app.shell.ShellViewModel;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;

/// What a person has set: as it was left, acting at once, and kept for the next start.
public final class SettingsViewModel {
    /// Sizes of the text to choose from, 1 for as it is.
    public static final List<Double> SCALES = List.of(1.0, 1.25, 1.5, 1.75, Scaled.MOST);

    /// Keys of the columns of tables begin so.
    static final String COLUMNS = "columns.";

    private static final double LOW = Math.log10(MeshPlayer.MIN_SPEED);
    private static final double HIGH = Math.log10(MeshPlayer.MAX_SPEED);

    private final ShellViewModel shell;
    private final MeshPlayer player;
    private final Home home;
    private final ObjectProperty<AutosaveEvery> autosave =
            new SimpleObjectProperty<>(this, "autosave", AutosaveEvery.FIFTEEN_SECONDS);
    private final BooleanProperty reopens = new SimpleBooleanProperty(this, "reopens");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private Runnable columnsAsAtFirst = () -> {};

    /// Sets what `home` remembers, and remembers there what is set.
    public SettingsViewModel(ShellViewModel shell, MeshPlayer player, Home home) {
        this.shell = shell;
        this.player = player;
        this.home = home;
        Memory memory = home.memory();
        themeProperty().set(memory.choice("theme", themeProperty().get()));
        scaleProperty().set(memory.number("scale", 1, 1, Scaled.MOST));
        lessMotionProperty().set(memory.text("less-motion").filter("true"::equals).isPresent());
        exponentProperty().set(memory.number("speed", 0, LOW, HIGH));
        pausesProperty().set(memory.text("pause-at-finding").filter("true"::equals).isPresent());
        autosave.set(memory.choice("autosave", autosave.get()));
        reopens.set(memory.text("reopen").filter("true"::equals).isPresent());
        keep("theme", themeProperty(), () -> themeProperty().get().name());
        keep("scale", scaleProperty(), () -> Double.toString(scaleProperty().get()));
        keep("less-motion", lessMotionProperty(), () -> lessMotionProperty().getValue().toString());
        keep("speed", exponentProperty(), () -> Double.toString(exponentProperty().get()));
        keep("pause-at-finding", pausesProperty(), () -> pausesProperty().getValue().toString());
        keep("autosave", autosave, () -> autosave.get().name());
        keep("reopen", reopens, () -> reopens.getValue().toString());
    }

    private void keep(String key, ObservableValue<?> setting, Supplier<String> text) {
        setting.addListener((_, _, _) -> home.memory().put(key, text.get()));
    }

    /// Which colours.
    public ObjectProperty<ThemeChoice> themeProperty() {
        return shell.themeProperty();
    }

    /// How many times larger everything is, 1 to [Scaled#MOST].
    public DoubleProperty scaleProperty() {
        return shell.scaleProperty();
    }

    /// Whether little moves by itself, whatever the desktop asks for.
    public BooleanProperty lessMotionProperty() {
        return shell.lessMotionProperty();
    }

    /// How fast time runs, as a power of ten.
    public DoubleProperty exponentProperty() {
        return shell.exponentProperty();
    }

    /// How fast time runs, in words.
    public ObservableValue<String> speedWords() {
        return player.speedProperty().map(speed -> Figures.speed(speed.doubleValue()));
    }

    /// Whether the first finding pauses a run.
    public BooleanProperty pausesProperty() {
        return player.time().pauseAtFindingProperty();
    }

    /// How often what is not saved is kept aside.
    public ObjectProperty<AutosaveEvery> autosaveProperty() {
        return autosave;
    }

    /// Whether a start opens what was open last.
    public BooleanProperty reopensProperty() {
        return reopens;
    }

    /// What a start without a file opens; empty for what is shipped.
    public Optional<Path> toReopen() {
        return reopens.get() ? shell.recent().files().stream().findFirst() : Optional.empty();
    }

    /// What a size of the text is called.
    public static String words(double scale) {
        return Math.round(scale * 100) + "\u00a0%";
    }

    /// What colours are called.
    public static String words(ThemeChoice choice) {
        return Words.of("command.theme-" + choice.name().toLowerCase(Locale.ROOT));
    }

    /// Where all this is kept, in words.
    public String place() {
        return home.settings()
                .map(file -> Words.of("settings.kept", file.toString()))
                .orElseGet(() -> Words.of("settings.not-kept"));
    }

    /// Everything as it was before a person set anything.
    public void setDefaults() {
        themeProperty().set(ThemeChoice.SYSTEM);
        scaleProperty().set(1);
        lessMotionProperty().set(false);
        exponentProperty().set(0);
        pausesProperty().set(false);
        autosave.set(AutosaveEvery.FIFTEEN_SECONDS);
        reopens.set(false);
        forgetColumns();
    }

    /// Forgets which files were opened.
    public void forgetFiles() {
        shell.recent().clear();
    }

    /// Has `reset` put all columns as they were at first.
    public void resetColumnsWith(Runnable reset) {
        columnsAsAtFirst = reset;
    }

    /// All columns as they were at first.
    public void forgetColumns() {
        columnsAsAtFirst.run();
        home.memory().forget(COLUMNS);
    }

    /// Opens.
    public void show() {
        shown.set(true);
    }

    /// Puts it away.
    public void dismiss() {
        shown.set(false);
    }

    /// Whether it is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
