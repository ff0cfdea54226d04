package org.moqlab.app.hunt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.file.Why;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;

/// Asks what to look for, follows the search and hands over what it found. What is open stays as it
/// is. FX thread only.
public final class HuntViewModel {
    /// Most lines that are kept of a search; what comes after is not shown.
    static final int MAX_LINES = 1_000;

    private final Ground ground;
    private final Executor worker;
    private final Executor screen;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper found = new ReadOnlyBooleanWrapper(this, "found");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share");
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(this, "way", Way.SMALLER);
    private final StringProperty invariant = new SimpleStringProperty(this, "invariant");
    private final ObservableList<String> invariants = FXCollections.observableArrayList();
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final AtomicReference<@Nullable Far> far = new AtomicReference<>();
    private Optional<Scenario> result = Optional.empty();
    private volatile boolean cancelled;

    private record Far(String words, double share) {}

    /// @param worker plays scenarios; one search at a time
    /// @param screen the thread everything else here belongs to
    public HuntViewModel(Ground ground, Executor worker, Executor screen) {
        this.ground = ground;
        this.worker = worker;
        this.screen = screen;
        way.addListener((_, _, _) -> offer());
        invariants.setAll(ScenarioFile.INVARIANTS);
        invariant.set(invariants.getFirst());
    }

    /// Only a scenario says what it expects.
    private void offer() {
        String chosen = invariant.get();
        invariants.setAll(ScenarioFile.INVARIANTS);
        if (way.get() == Way.VARIATIONS) {
            invariants.addFirst(Words.of("hunt.any"));
        }
        invariant.set(invariants.contains(chosen) ? chosen : invariants.getFirst());
    }

    /// Asks what to look for, beginning with what is selected; shows how far it has come while it
    /// looks.
    public void show() {
        if (!busy.get() && !found.get()) {
            ground.broken().ifPresent(invariant::set);
        }
        shown.set(true);
    }

    /// Makes the open scenario as small as it can be with this invariant still broken.
    public void shrink(String broken) {
        if (!busy.get()) {
            way.set(Way.SMALLER);
            invariant.set(broken);
            begin();
        }
        shown.set(true);
    }

    /// Asks no more; a search goes on.
    public void dismiss() {
        shown.set(false);
    }

    /// Begins a search; one that goes on is not begun again.
    public void begin() {
        if (busy.get()) {
            return;
        }
        Quarry quarry;
        try {
            boolean any = !ScenarioFile.INVARIANTS.contains(invariant.get());
            Optional<String> broken = any ? Optional.empty() : Optional.of(invariant.get());
            quarry = new Quarry(way.get(), ground.open(), broken);
        } catch (ScenarioException tooMuch) {
            said.set(Optional.ofNullable(tooMuch.getMessage()).orElse(tooMuch.toString()));
            return;
        }
        cancelled = false;
        result = Optional.empty();
        found.set(false);
        lines.clear();
        share.set(-1);
        said.set("");
        busy.set(true);
        worker.execute(() -> search(quarry));
    }

    /// Ends the search after the run it is at; the smallest so far is kept.
    public void cancel() {
        cancelled = true;
    }

    /// On the worker.
    private void search(Quarry quarry) {
        try {
            Search.Outcome outcome =
                    new Search(quarry, ground::simulated, new OnScreen(), () -> !cancelled).run();
            screen.execute(() -> end(outcome));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            screen.execute(() -> {
                end(new Search.Outcome(Optional.empty(), Words.of("hunt.broke")));
                ground.broke(e);
            });
        }
    }

    /// Called on the worker, far more often than a screen can be drawn.
    private final class OnScreen implements Search.Watcher {
        @Override
        public void at(String words, double done) {
            if (far.getAndSet(new Far(words, done)) == null) {
                screen.execute(HuntViewModel.this::catchUp);
            }
        }

        @Override
        public void line(String words) {
            screen.execute(() -> {
                if (lines.size() < MAX_LINES) {
                    lines.add(words);
                }
            });
        }
    }

    private void catchUp() {
        Far now = far.getAndSet(null);
        if (now != null && busy.get()) {
            said.set(now.words());
            share.set(now.share());
        }
    }

    private void end(Search.Outcome outcome) {
        busy.set(false);
        share.set(0);
        result = outcome.scenario();
        found.set(result.isPresent());
        said.set(outcome.words());
        if (!shown.get()) {
            ground.ended(outcome.words());
        }
    }

    /// Opens what was found, after asking where something is not saved.
    public void open() {
        result.ifPresent(scenario -> {
            shown.set(false);
            ground.show(scenario);
        });
    }

    /// Writes what was found where a person says.
    public void save() {
        result.ifPresent(scenario ->
                ground.pick(Words.of("picker.name")).ifPresent(place -> save(scenario, place)));
    }

    private void save(Scenario scenario, Path place) {
        try {
            ground.write(place, scenario);
            ground.written(place);
        } catch (IOException e) {
            ground.failed(place, Why.of(e));
        }
    }

    /// Whether this is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// Whether it looks.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether there is something to open and to save.
    public ReadOnlyBooleanProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// What is tried, what came of it, or what is wrong.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// How much is done, 0 to 1; below 0 where nobody knows.
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// What is looked for.
    public ObjectProperty<Way> wayProperty() {
        return way;
    }

    /// The invariant that is to break, one of [#invariants].
    public StringProperty invariantProperty() {
        return invariant;
    }

    /// What can be sought this way.
    public ObservableList<String> invariants() {
        return invariants;
    }

    /// What came of it so far, in order.
    public ObservableList<String> lines() {
        return lines;
    }

    /// The same as words.
    Sheet sheet() {
        return new Sheet(List.of("step"), lines.stream().map(List::of).toList());
    }
}
