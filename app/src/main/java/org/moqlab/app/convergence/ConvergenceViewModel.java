package org.moqlab.app.convergence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.RecordingReader;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.convergence.Change;
import org.moqlab.engine.mesh.convergence.Convergence;
import org.moqlab.engine.observe.MeshEvent;

/// The changes of the whole recording and how they got round; measured by the engine.
public final class ConvergenceViewModel {
    /// Most changes listed; later ones are not.
    static final int MAX_ROWS = 2_000;

    private final ObservableValue<Moment> moments;
    private final RecordingReader reader;
    private final Selection selection;
    private final TimeControls time;
    private final ObservableList<ChangeRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyObjectWrapper<Optional<ChangeRow>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private boolean filling;
    private @Nullable Convergence convergence;
    private @Nullable Scenario scenario;

    /// Follows `moments`, reads the recording of `source`, shares `selection`, goes by `time`.
    public ConvergenceViewModel(
            ObservableValue<Moment> moments,
            EventSource source,
            Selection selection,
            TimeControls time) {
        this.moments = moments;
        this.reader = new RecordingReader(moments, source, time, this::show);
        this.selection = selection;
        this.time = time;
        selection.eventProperty().addListener((_, _, _) -> choose());
    }

    /// Whether somebody looks; what nobody looks at is not kept up to date.
    public void watch(boolean wanted) {
        reader.watch(wanted);
    }

    private void show() {
        Scenario now = moments.getValue().scenario();
        Convergence on = convergence;
        boolean other = on == null || !now.equals(scenario) || reader.isOther();
        if (on == null || other) {
            on = new Convergence(now);
            convergence = on;
            scenario = now;
            reader.begin();
        }
        boolean counting = reader.isReading();
        List<MeshEvent> fresh = reader.next();
        fresh.forEach(on::accept);
        if (other || counting || !fresh.isEmpty()) {
            fill(on.changes());
        }
    }

    private void fill(List<Change> changes) {
        filling = true;
        List<ChangeRow> next = changes.stream().limit(MAX_ROWS).map(this::row).toList();
        for (int i = 0; i < next.size(); i++) {
            if (i >= rows.size()) {
                rows.add(next.get(i));
            } else if (!rows.get(i).equals(next.get(i))) {
                rows.set(i, next.get(i));
            }
        }
        rows.remove(next.size(), rows.size());
        filling = false;
        revision.set(revision.get() + 1);
        title.set(title(changes.size()));
        choose();
    }

    private void choose() {
        chosen.set(selection.eventProperty().get().flatMap(this::beginning));
    }

    private Optional<ChangeRow> beginning(long event) {
        return rows.stream().filter(row -> row.event() == event).findFirst();
    }

    private String title(int changes) {
        if (reader.isReading()) {
            return Words.of(
                    "convergence.title.counting",
                    Figures.count(changes),
                    Figures.count(reader.last()),
                    Figures.count(Math.max(reader.last(), time.recordedProperty().get())));
        }
        return changes > MAX_ROWS
                ? Words.of("convergence.part", Figures.count(MAX_ROWS))
                : Words.of("convergence.title", Figures.count(changes));
    }

    private ChangeRow row(Change change) {
        String key =
                switch (change.kind()) {
                    case PUBLISHED -> "convergence.published";
                    case UNPUBLISHED -> "convergence.unpublished";
                    case REROUTED -> "convergence.rerouted";
                };
        boolean counting = reader.isReading() && !change.over();
        List<String> wrong = counting ? List.of() : change.unsettled();
        return new ChangeRow(
                change.event(),
                Figures.seconds(change.t()),
                Words.of(key, Words.command(change.what()), change.namespace().path()),
                time(change.duration()),
                time(change.optimum()),
                Figures.count(change.messages()),
                Figures.count(change.edges()),
                counting ? Words.of("convergence.counting") : verdict(change, wrong),
                !wrong.isEmpty(),
                new ChangeRow.Ranks(
                        0,
                        rank(change.duration()),
                        rank(change.optimum()),
                        change.messages(),
                        change.edges()),
                change.relays().stream().map(this::line).toList());
    }

    private static String verdict(Change change, List<String> wrong) {
        if (wrong.isEmpty()) {
            return Words.of("convergence.right");
        }
        String names = String.join(", ", wrong);
        return Words.of(change.over() ? "convergence.wrong" : "convergence.spreading", names);
    }

    private ChangeRow.RelayLine line(Change.Learned learned) {
        return new ChangeRow.RelayLine(
                learned.relay(),
                moments.getValue().scenario().topology().relays().indexOf(learned.relay()),
                time(learned.first()),
                time(learned.last()),
                time(learned.optimum()),
                Figures.count(learned.changes()),
                Words.of(learned.settled() ? "convergence.yes" : "convergence.no"),
                new ChangeRow.Ranks(
                        rank(learned.first()),
                        rank(learned.last()),
                        rank(learned.optimum()),
                        learned.changes(),
                        0));
    }

    private static long rank(OptionalLong ns) {
        return ns.orElse(Long.MAX_VALUE);
    }

    private static String time(OptionalLong ns) {
        return ns.isPresent() ? Figures.span(ns.getAsLong()) : Words.of("convergence.never");
    }

    /// One row a change, in the order in which they happened.
    public ObservableList<ChangeRow> rows() {
        return rows;
    }

    /// How many there are.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// The change that goes back to the selected event; empty when none does.
    ReadOnlyObjectProperty<Optional<ChangeRow>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Counts how often rows changed, after each time.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Selects the event a change goes back to. What a table selects by itself, because rows
    /// changed, is not what a person selected.
    void select(ChangeRow row) {
        if (!filling) {
            selection.eventProperty().set(Optional.of(row.event()));
        }
    }

    /// Stands where a change began.
    void goTo(ChangeRow row) {
        select(row);
        time.goTo(row.event());
    }

    /// Changes as words, a line for each relay that learned one.
    Sheet sheet(List<ChangeRow> wanted) {
        return new Sheet(
                List.of(
                        "time",
                        "change",
                        "last",
                        "best",
                        "messages",
                        "needed",
                        "in_the_end",
                        "relay",
                        "first",
                        "relay_last",
                        "relay_best"),
                wanted.stream().flatMap(ConvergenceViewModel::lines).toList());
    }

    private static Stream<List<String>> lines(ChangeRow row) {
        return row.relays().stream()
                .map(one ->
                        List.of(
                                row.time(),
                                row.what(),
                                row.last(),
                                row.best(),
                                row.messages(),
                                row.edges(),
                                row.verdict(),
                                one.relay(),
                                one.first(),
                                one.last(),
                                one.best()));
    }
}
