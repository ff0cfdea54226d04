package org.moqlab.app.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.MeshFactory;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.mesh.compare.Comparison;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Variant;
import org.moqlab.engine.observe.Journal;

/// Plays a scenario under its own policy with every fix, and under every other policy, and shows
/// the runs at one time. Playing is done by the worker; what comes of it is handed to the screen.
public final class CompareViewModel {
    /// Most runs shown side by side.
    public static final int MAX_COLUMNS = 4;

    /// Longest recording that is kept to be shown, events.
    static final long MAX_RECORDING = 200_000;

    private final MeshFactory factory;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<Exhibit> open;
    private final ObservableList<CompareRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Integer> columns = FXCollections.observableArrayList();
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress");
    private final LongProperty clock = new SimpleLongProperty(this, "clock");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");

    /// Figures of each policy without a fix; belongs to the worker.
    private final Map<String, List<String>> without = new HashMap<>();

    private final AtomicLong wanted = new AtomicLong();
    private @Nullable Exhibit exhibit;
    private long end = 1;

    /// @param factory makes meshes in virtual time
    /// @param worker where runs are played
    /// @param screen the thread everything else here belongs to
    /// @param open called with the run a person wants to see alone
    public CompareViewModel(
            MeshFactory factory, Executor worker, Executor screen, Consumer<Exhibit> open) {
        this.factory = factory;
        this.worker = worker;
        this.screen = screen;
        this.open = open;
    }

    /// Opens the comparison of a scenario; one that is there already is only shown.
    public void show(Exhibit plain) {
        shown.set(true);
        if (!plain.equals(exhibit)) {
            exhibit = plain;
            begin(plain.scenario());
        }
    }

    private void begin(Scenario scenario) {
        long number = wanted.incrementAndGet();
        end = Ending.of(scenario, 0);
        clock.set(end);
        title.set(scenario.title());
        columns.clear();
        List<CompareRow> waiting = new ArrayList<>();
        for (Variant variant : variants(scenario)) {
            waiting.add(
                    new CompareRow(
                            variant,
                            CompareRow.Verdict.WAITING,
                            Words.of("compare.waiting"),
                            List.of(),
                            CompareRow.Tale.NONE,
                            Optional.empty()));
        }
        rows.setAll(waiting);
        busy.set(true);
        progress.set(0);
        List<CompareRow> all = List.copyOf(waiting);
        worker.execute(() -> play(number, all));
    }

    /// Every fix under the scenario's own policy, then every other policy without one. What means
    /// nothing there is left out.
    private static List<Variant> variants(Scenario scenario) {
        List<Variant> variants = new ArrayList<>();
        Fix.all()
                .forEach(fix -> variant(scenario, scenario.policy(), fix).ifPresent(variants::add));
        for (String policy : ScenarioFile.POLICIES) {
            if (!policy.equals(scenario.policy())) {
                variant(scenario, policy, "none").ifPresent(variants::add);
            }
        }
        return variants;
    }

    private static Optional<Variant> variant(Scenario scenario, String policy, String fix) {
        try {
            return Optional.of(Variant.of(scenario, policy, Fix.parse(fix)));
        } catch (IllegalArgumentException | ScenarioException meansNothing) {
            return Optional.empty();
        }
    }

    /// On the worker.
    private void play(long number, List<CompareRow> all) {
        try {
            for (int i = 0; i < all.size() && number == wanted.get(); i++) {
                int place = i;
                CompareRow played = played(number, all.get(i), (double) i / all.size(), all.size());
                screen.execute(() -> done(number, place, played));
            }
        } catch (CancellationException cancelled) {
            // Somebody asked for another comparison, or for none; what has been played stays.
        } finally {
            screen.execute(() -> {
                if (number == wanted.get()) {
                    busy.set(false);
                }
            });
        }
    }

    private CompareRow played(long number, CompareRow row, double before, int count) {
        AtomicReference<Journal> recording = new AtomicReference<>();
        Comparison comparison =
                new Comparison(
                        scenario -> {
                            Timeline mesh = factory.simulated(scenario);
                            recording.set(mesh.recording());
                            return mesh;
                        },
                        end);
        Outcome outcome =
                comparison.play(
                        row.variant().scenario(),
                        row.variant().fix(),
                        (now, all) -> told(number, before + (double) now / all / count));
        Journal whole = recording.get();
        Optional<Journal> kept = Optional.of(whole).filter(j -> j.last() <= MAX_RECORDING);
        Scenario scenario = row.variant().scenario();
        HopsLine hops =
                kept.map(journal -> HopsLine.of(scenario, journal, outcome.died(), end))
                        .orElse(HopsLine.NONE);
        List<String> figures = CompareWords.figures(outcome);
        boolean plain = row.variant().fix().parts().isEmpty();
        if (plain) {
            without.put(row.policy(), figures);
        }
        boolean asWithout = !plain && figures.equals(without.get(row.policy()));
        return new CompareRow(
                row.variant(),
                CompareWords.verdict(outcome),
                CompareWords.brief(outcome),
                figures,
                new CompareRow.Tale(
                        CompareWords.sentence(outcome, asWithout),
                        CompareWords.gets(scenario, whole),
                        hops),
                kept);
    }

    private void told(long number, double share) {
        if (number != wanted.get()) {
            throw new CancellationException();
        }
        screen.execute(() -> progress.set(share));
    }

    private void done(long number, int place, CompareRow row) {
        if (number == wanted.get()) {
            rows.set(place, row);
            if (row.recording().isPresent() && columns.size() < MAX_COLUMNS) {
                columns.add(place);
            }
        }
    }

    /// Stops playing; what has been played stays.
    public void cancel() {
        wanted.incrementAndGet();
        busy.set(false);
    }

    /// Closes the comparison; it goes on playing.
    public void dismiss() {
        shown.set(false);
    }

    /// Opens one run in the window.
    public void open(CompareRow row) {
        Map<String, Exhibit.Spot> layout =
                Optional.ofNullable(exhibit).map(Exhibit::layout).orElse(Map.of());
        shown.set(false);
        open.accept(new Exhibit(row.variant().scenario(), Optional.empty(), layout, List.of()));
    }

    /// Shows a run among the columns, or no more. The column that has been there longest goes when
    /// there is no room.
    public void turn(int row) {
        if (!columns.removeIf(one -> one == row) && rows.get(row).recording().isPresent()) {
            if (columns.size() == MAX_COLUMNS) {
                columns.removeFirst();
            }
            columns.add(row);
        }
    }

    /// A run as it was at the clock; empty when it is not kept.
    public Optional<Moment> moment(CompareRow row) {
        return row.recording()
                .flatMap(journal -> journal.snapshotAt(journal.lastAt(clock.get())))
                .map(then ->
                        new Moment(row.variant().scenario(), false, then, clock.get(), List.of()));
    }

    /// The most hops of any run that is shown side by side, so that all have the same axis.
    long mostHops() {
        return columns.stream()
                .map(rows::get)
                .mapToLong(row -> row.tale().hops().most())
                .max()
                .orElse(0);
    }

    /// Where the file has relays and clients.
    public Map<String, Exhibit.Spot> layout() {
        return Optional.ofNullable(exhibit).map(Exhibit::layout).orElse(Map.of());
    }

    /// The table, aligned, to be pasted into an issue.
    public String text() {
        return rows.stream()
                .map(row ->
                        "%-18s %-32s %-14s %12s %10s %10s %6s  %-32s %-28s %-36s %s"
                                .formatted(
                                        row.policy(),
                                        row.fix(),
                                        row.words(),
                                        row.figure(0),
                                        row.figure(1),
                                        row.figure(2),
                                        row.figure(3),
                                        row.tale().gets(),
                                        CompareWords.price(row.variant()),
                                        row.tale().verdict(),
                                        row.figure(4))
                                .replace('\u00a0', ' ')
                                .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// The runs.
    public ObservableList<CompareRow> rows() {
        return rows;
    }

    /// Places of the runs that are shown side by side.
    public ObservableList<Integer> columns() {
        return columns;
    }

    /// The time at which they are shown, ns.
    public LongProperty clockProperty() {
        return clock;
    }

    /// When they all end, ns.
    public long end() {
        return end;
    }

    /// Whether the comparison is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /// Whether runs are being played.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /// How much has been played, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    /// What is compared.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }
}
