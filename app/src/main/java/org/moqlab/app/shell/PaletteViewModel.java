package org.moqlab.app.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.words.Words;

/// Every command, found by typing parts of its words.
public final class PaletteViewModel {
    /// Most words of a line that count.
    static final int MAX_WORDS = 8;

    private final CommandSet commands;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen");
    private final ObservableList<LabCommand> fitting = FXCollections.observableArrayList();

    /// A palette of what `commands` can do.
    public PaletteViewModel(CommandSet commands) {
        this.commands = commands;
        text.addListener((_, _, _) -> sift());
    }

    /// Opens it with an empty line.
    public void show() {
        text.set("");
        sift();
        shown.set(true);
    }

    /// Closes it.
    public void dismiss() {
        shown.set(false);
    }

    private void sift() {
        List<String> words =
                Arrays.stream(plain(text.get()).strip().split("\\s+")).limit(MAX_WORDS).toList();
        fitting.setAll(
                Arrays.stream(LabCommand.values())
                        .filter(commands::isBound)
                        .filter(command -> command != LabCommand.PALETTE)
                        .filter(command -> commands.possible(command).get())
                        .filter(command -> words.stream().allMatch(told(command)::contains))
                        .toList());
        chosen.set(0);
    }

    private static String told(LabCommand command) {
        return plain(Words.of(command.menu().message()) + " " + Words.of(command.message()));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /// Marks the command so many lines farther down.
    public void move(int by) {
        chosen.set(Math.clamp(chosen.get() + by, 0, Math.max(0, fitting.size() - 1)));
    }

    /// Does the marked command and closes the palette.
    public void run() {
        if (chosen.get() < fitting.size()) {
            run(fitting.get(chosen.get()));
        }
    }

    /// Does a command and closes the palette.
    public void run(LabCommand command) {
        dismiss();
        commands.run(command);
    }

    /// What is typed.
    public StringProperty textProperty() {
        return text;
    }

    /// Whether it is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// Place of the marked command among those that fit.
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /// The commands that fit and can be done now.
    public ObservableList<LabCommand> fitting() {
        return fitting;
    }
}
