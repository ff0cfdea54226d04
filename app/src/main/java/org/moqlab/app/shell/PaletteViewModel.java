package org.moqlab.app.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.acts.ActsViewModel;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Words;

/// Every command, and what the open mesh has and what can be done to it, found by typing parts of
/// their words.
public final class PaletteViewModel {
    /// Most words of a line that count.
    static final int MAX_WORDS = 8;

    private final CommandSet commands;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen");
    private final MeshNames names;
    private final MeshActs acts;
    private final ObservableList<Found> fitting = FXCollections.observableArrayList();

    /// A palette of what `commands` and `acts` can do, and of the names in `moments`, to select in
    /// `selection`.
    public PaletteViewModel(
            CommandSet commands,
            ObservableValue<Moment> moments,
            Selection selection,
            ActsViewModel acts) {
        this.commands = commands;
        this.acts = new MeshActs(acts, moments);
        this.names = new MeshNames(moments, selection);
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
        String typed = text.get().strip();
        List<Found> named = typed.isEmpty() ? List.of() : names.like(words);
        List<Found> deeds = typed.isEmpty() ? List.of() : acts.like(words);
        Stream<Found> told =
                Arrays.stream(LabCommand.values())
                        .filter(commands::isBound)
                        .filter(command -> command != LabCommand.PALETTE)
                        .filter(command -> commands.possible(command).get())
                        .filter(command -> words.stream().allMatch(told(command)::contains))
                        .map(Found.Act::new);
        fitting.setAll(
                Stream.of(
                                named.stream().filter(one -> one.words().equalsIgnoreCase(typed)),
                                told,
                                named.stream().filter(one -> !one.words().equalsIgnoreCase(typed)),
                                deeds.stream())
                        .flatMap(found -> found)
                        .toList());
        chosen.set(0);
    }

    private static String told(LabCommand command) {
        return plain(Words.of(command.menu().message()) + " " + Words.of(command.message()));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /// Marks what stands so many lines farther down.
    public void move(int by) {
        chosen.set(Math.clamp(chosen.get() + by, 0, Math.max(0, fitting.size() - 1)));
    }

    /// Does the marked command, or selects what is marked, and closes the palette.
    public void run() {
        if (chosen.get() < fitting.size()) {
            run(fitting.get(chosen.get()));
        }
    }

    /// Does a command, or selects what was found, and closes the palette.
    public void run(Found found) {
        dismiss();
        switch (found) {
            case Found.Act(LabCommand command) -> commands.run(command);
            case Found.Deed deed -> acts.perform(deed);
            case Found.Node _, Found.Name _ -> names.select(found);
        }
    }

    /// What is typed.
    public StringProperty textProperty() {
        return text;
    }

    /// Whether it is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// Place of what is marked among what fits.
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /// What is called exactly so, the commands that fit and can be done now, what else fits, and
    /// what can be done to the mesh.
    public ObservableList<Found> fitting() {
        return fitting;
    }
}
