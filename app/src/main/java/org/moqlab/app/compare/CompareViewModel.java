package org.moqlab.app.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.compare.Fix;
import org.moqlab.engine.mesh.compare.Variant;

/// Plays a scenario under its own policy with every fix, and under every other policy, and shows
/// the runs at one time. Playing is done by the worker; what comes of it is handed to the screen.
public final class CompareViewModel {
    /// Most runs shown side by side.
    public static final int MAX_COLUMNS = 4;

    /// Most runs of a comparison.
    public static final int MAX_RUNS = 60;

    private final MeshFactory factory;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<Exhibit> open;
    private final ObservableList<CompareRow> rows = FXCollections.observableArrayList();
    private final SideBySide columns = new SideBySide(rows);
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final BooleanProperty ofBranches = new SimpleBooleanProperty(this, "ofBranches");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress");
    private final LongProperty clock = new SimpleLongProperty(this, "clock");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");

    private final AtomicLong wanted = new AtomicLong();
    private @Nullable Exhibit exhibit;
    private long end = 1;
    private int playing;
    private RunPlayer player;

    /// @param factory makes meshes in virtual time
    /// @param worker where runs are played
    /// @param screen the thread everything else here belongs to
    /// @param open called with the run a person wants to see alone
    public CompareViewModel(
            MeshFactory factory, Executor worker, Executor screen, Consumer<Exhibit> open) {
        this.factory = factory;
        player = new RunPlayer(factory);
        this.worker = worker;
        this.screen = screen;
        this.open = open;
    }

    /// Opens the comparison of a scenario; one that is there already is only shown.
    public void show(Exhibit plain) {
        shown.set(true);
        if (ofBranches.get() || !plain.equals(exhibit)) {
            exhibit = plain;
            ofBranches.set(false);
            Scenario scenario = plain.scenario();
            List<Variant> variants = RunPlayer.variants(scenario);
            begin(
                    scenario.title(),
                    variants.stream().map(CompareRow::waiting).toList(),
                    Ending.of(scenario, 0));
        }
    }

    /// Plays branches of a run side by side, each from its beginning, all to the same end: the one
    /// of the scenario, or where the longest was recorded to.
    ///
    /// @param shown the one that is on the screen, for runs that are added
    /// @param all the branches, at least one, at most [#MAX_RUNS] are taken
    public void showBranches(
            BranchRun shown, List<BranchRun> all, Map<String, Exhibit.Spot> spots) {
        this.shown.set(true);
        ofBranches.set(true);
        exhibit = new Exhibit(shown.scenario(), Optional.empty(), spots, List.of());
        List<BranchRun> taken = all.stream().limit(MAX_RUNS).toList();
        long last =
                taken.stream()
                        .mapToLong(one -> Math.max(one.end(), Ending.of(one.scenario(), 0)))
                        .max()
                        .orElse(1);
        begin(shown.scenario().title(), taken.stream().map(CompareRow::waiting).toList(), last);
    }

    private void begin(String what, List<CompareRow> runs, long last) {
        wanted.incrementAndGet();
        end = last;
        clock.set(end);
        title.set(what);
        columns.places().clear();
        rows.setAll(runs);
        playing = 0;
        player = new RunPlayer(factory);
        start(0, List.copyOf(rows), false);
    }

    /// @param first place of the first one of them
    /// @param asked whether a person asked for these very runs
    private void start(int first, List<CompareRow> all, boolean asked) {
        long number = wanted.get();
        Batch batch = new Batch(player, first, all, end, asked);
        playing++;
        busy.set(true);
        progress.set(0);
        worker.execute(() -> play(number, batch));
    }

    /// Adds a run, plays it and shows it side by side; one that is there already is only shown.
    ///
    /// @param policy name of the policy
    /// @param fix as one writes it, such as `split-horizon+infinity=16`
    /// @return what is wrong with it; empty when it is added
    public Optional<String> add(String policy, String fix) {
        Exhibit plain = exhibit;
        if (plain == null) {
            return Optional.empty();
        }
        Variant variant;
        try {
            variant = Variant.of(plain.scenario(), policy, Fix.parse(fix.strip()));
        } catch (ScenarioException e) {
            return Optional.of(Words.of("compare.no-fix", e.file(), e.expected(), e.found()));
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        for (int place = 0; place < rows.size(); place++) {
            CompareRow there = rows.get(place);
            if (there.isOf(variant)) {
                columns.show(place);
                if (there.verdict() == CompareRow.Verdict.WAITING && playing == 0) {
                    start(place, List.of(there), true);
                }
                return Optional.empty();
            }
        }
        if (rows.size() == MAX_RUNS) {
            return Optional.of(Words.of("compare.full", Integer.toString(MAX_RUNS)));
        }
        CompareRow waiting = CompareRow.waiting(variant);
        rows.add(waiting);
        start(rows.size() - 1, List.of(waiting), true);
        return Optional.empty();
    }

    /// Runs that are played one after another.
    ///
    /// @param first place of the first one
    /// @param end when they end, ns
    /// @param asked whether a person asked for these very runs
    private record Batch(
            RunPlayer player, int first, List<CompareRow> all, long end, boolean asked) {}

    /// On the worker.
    private void play(long number, Batch batch) {
        List<CompareRow> all = batch.all();
        try {
            for (int i = 0; i < all.size() && number == wanted.get(); i++) {
                int place = batch.first() + i;
                double before = i;
                CompareRow played =
                        batch.player()
                                .played(
                                        all.get(i),
                                        batch.end(),
                                        share -> told(number, (before + share) / all.size()));
                screen.execute(() -> done(number, place, played, batch.asked()));
            }
        } catch (CancellationException cancelled) {
            // Somebody asked for another comparison, or for none; what has been played stays.
        } finally {
            screen.execute(() -> {
                if (number == wanted.get()) {
                    playing--;
                    busy.set(playing > 0);
                }
            });
        }
    }

    private void told(long number, double share) {
        if (number != wanted.get()) {
            throw new CancellationException();
        }
        screen.execute(() -> progress.set(share));
    }

    /// @param asked whether a person asked for this very run
    private void done(long number, int place, CompareRow row, boolean asked) {
        if (number == wanted.get()) {
            rows.set(place, row);
            if (asked || columns.hasRoom()) {
                columns.show(place);
            }
        }
    }

    /// Stops playing; what has been played stays.
    public void cancel() {
        wanted.incrementAndGet();
        playing = 0;
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

    /// Shows a run among the columns, or no more; the one that is there longest makes room.
    public void turn(int row) {
        columns.turn(row);
    }

    /// The place of a run among all; -1 for one that is no more.
    int placeOf(CompareRow row) {
        return rows.indexOf(row);
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
        return columns.places().stream()
                .map(rows::get)
                .mapToLong(row -> row.tale().hops().most())
                .max()
                .orElse(0);
    }

    /// Where the file has relays and clients.
    public Map<String, Exhibit.Spot> layout() {
        return Optional.ofNullable(exhibit).map(Exhibit::layout).orElse(Map.of());
    }

    /// The table as words, to be pasted into an issue or opened in a spreadsheet.
    public Sheet sheet() {
        return CompareWords.sheet(rows);
    }

    /// The runs.
    public ObservableList<CompareRow> rows() {
        return rows;
    }

    /// Places of the runs that are shown side by side.
    public ObservableList<Integer> columns() {
        return columns.places();
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

    /// Whether branches of the open run are compared, and not policies and fixes.
    public ReadOnlyBooleanProperty ofBranchesProperty() {
        return ofBranches;
    }

    /// How much has been played, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    /// Name of the policy the scenario has by itself.
    public String policy() {
        return Optional.ofNullable(exhibit).map(plain -> plain.scenario().policy()).orElse("");
    }

    /// Names of all policies.
    public List<String> policies() {
        return ScenarioFile.POLICIES;
    }

    /// How the fixes are written that everybody tries.
    public List<String> fixes() {
        return Fix.all();
    }

    /// What is compared.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }
}
