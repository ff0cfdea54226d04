package org.moqlab.app.findings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.Sentences;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.explain.Explainer;
import org.moqlab.engine.mesh.explain.Statement;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RaisedFinding;

/// The findings of the whole recording. Those after the shown moment are of what lies ahead.
public final class FindingsViewModel implements FindingDesk {
    /// Evidence shown of one finding.
    static final int MAX_EVIDENCE = 12;

    private final ObservableValue<Moment> moments;
    private final Supplier<Optional<Journal>> recording;
    private final EventSource source;
    private final Selection selection;
    private final TimeControls time;
    private final ObservableList<FindingRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyStringWrapper held = new ReadOnlyStringWrapper(this, "held", "");
    private final ReadOnlyStringWrapper unjudged = new ReadOnlyStringWrapper(this, "unjudged", "");
    private final ReadOnlyStringWrapper waits = new ReadOnlyStringWrapper(this, "waits", "");
    private Set<String> broken = Set.of();
    private @Nullable Grounds grounds;
    private long asked;
    private List<Shown> answer = List.of();
    private Optional<Consumer<String>> shrink = Optional.empty();
    private final ReadOnlyLongWrapper present = new ReadOnlyLongWrapper(this, "present");

    /// What the words about the invariants that are not broken go by.
    private record Grounds(
            Scenario scenario, boolean live, Optional<List<String>> judged, Set<String> broken) {}

    /// Follows `moments`, looks events up in `source` and what led to them in `recording`, shares
    /// `selection`, goes by `time`.
    public FindingsViewModel(
            ObservableValue<Moment> moments,
            EventSource source,
            Supplier<Optional<Journal>> recording,
            Selection selection,
            TimeControls time) {
        this.moments = moments;
        this.recording = recording;
        this.source = source;
        this.selection = selection;
        this.time = time;
        moments.addListener((_, _, now) -> show(now));
        time.recordedProperty().addListener((_, _, _) -> read());
        time.judgedProperty().addListener((_, _, _) -> setApart());
        show(moments.getValue());
    }

    private void show(Moment moment) {
        present.set(moment.snapshot().n());
        read();
    }

    private void read() {
        List<RaisedFinding> all = time.chronicle().findings();
        int kept = Math.min(rows.size(), all.size());
        boolean same = kept == 0 || row(all.get(kept - 1)).equals(rows.get(kept - 1));
        if (!same || rows.size() > all.size()) {
            asked = 0;
            rows.setAll(all.stream().map(this::row).toList());
            broken = broken(0, Set.of());
        } else if (all.size() > rows.size()) {
            int before = rows.size();
            rows.addAll(all.subList(before, all.size()).stream().map(this::row).toList());
            broken = broken(before, broken);
        }
        count();
    }

    private void count() {
        setApart();
        long ahead = rows.stream().filter(row -> row.number() > present.get()).count();
        String all = Words.counted("findings", rows.size());
        count.set(ahead == 0 ? all : Words.of("findings.pane.ahead", all, Figures.count(ahead)));
    }

    private Set<String> broken(int from, Set<String> before) {
        Set<String> all = new TreeSet<>(before);
        rows.subList(from, rows.size()).forEach(row -> all.add(row.invariant()));
        return Set.copyOf(all);
    }

    /// Pulse by pulse mostly the same; what scenarios promise takes long to find out.
    private void setApart() {
        Moment moment = moments.getValue();
        Grounds now =
                new Grounds(moment.scenario(), moment.live(), time.judgedProperty().get(), broken);
        if (now.equals(grounds)) {
            return;
        }
        grounds = now;
        Standing standing = Standing.of(now.scenario, now.live, now.judged, now.broken);
        held.set((standing.held() + " " + standing.open()).strip());
        waits.set(standing.waits());
        unjudged.set(standing.unjudged());
    }

    private FindingRow row(RaisedFinding raised) {
        Finding finding = raised.finding();
        String relays = String.join(", ", finding.relays());
        boolean named = !relays.isEmpty() && !relays.equals(finding.subject());
        return new FindingRow(
                raised.n(),
                finding.invariant(),
                named ? Words.of("finding.where", finding.subject(), relays) : finding.subject(),
                Figures.clock(raised.t()),
                finding.found(),
                finding.expected(),
                finding.why(),
                finding.since(),
                source.recorded(finding.since()).map(MeshEvent::t).map(Figures::clock).orElse(""),
                finding.evidence().stream().limit(MAX_EVIDENCE).toList());
    }

    /// How many there are, and how many of them lie ahead of the shown moment, in words.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// The invariants of which nothing is found so far, in words: those that had something to
    /// judge, and those that had not; empty for none.
    public ReadOnlyStringProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// What each of those that had not waits for, a line each; empty for none.
    public ReadOnlyStringProperty waitsProperty() {
        return waits.getReadOnlyProperty();
    }

    /// The invariants that nobody judges here, and why; empty for none.
    public ReadOnlyStringProperty unjudgedProperty() {
        return unjudged.getReadOnlyProperty();
    }

    /// The findings, in order.
    public ObservableList<FindingRow> rows() {
        return rows;
    }

    @Override
    public ReadOnlyLongProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /// Has `shrinking` called with the invariant of a finding whose scenario is to be smaller.
    public void shrinkWith(Consumer<String> shrinking) {
        shrink = Optional.of(shrinking);
    }

    @Override
    public Optional<Runnable> smaller(FindingRow row) {
        return shrink.map(shrinking -> () -> shrinking.accept(row.invariant()));
    }

    @Override
    public List<Shown> shown(FindingRow row) {
        if (row.number() != asked) {
            asked = row.number();
            answer = recording.get().map(journal -> evidence(journal, row)).orElse(List.of());
        }
        return answer;
    }

    private List<Shown> evidence(Journal journal, FindingRow row) {
        long before =
                journal.snapshot().findings().stream().filter(f -> f.n() <= row.number()).count();
        Scenario played = moments.getValue().scenario();
        return Explainer.finding(played, journal, row.number(), Math.toIntExact(before))
                .map(all -> all.of(Statement.Kind.FINDING))
                .orElse(List.of())
                .stream()
                .map(one -> new Shown(Sentences.of(one, source.sessions()), Sentences.event(one)))
                .toList();
    }

    /// Number of the selected event.
    public ObservableValue<Optional<Long>> selectedProperty() {
        return selection.eventProperty();
    }

    /// Whether the first finding pauses the run.
    public BooleanProperty pauseAtFirstProperty() {
        return time.pauseAtFindingProperty();
    }

    /// Goes to its moment as well.
    @Override
    public void select(FindingRow row) {
        time.chronicle().findings().stream()
                .filter(raised -> raised.n() == row.number())
                .findFirst()
                .ifPresent(raised -> selectSubject(raised.finding()));
        selection.eventProperty().set(Optional.of(row.number()));
        time.goTo(row.number());
    }

    private void selectSubject(Finding finding) {
        if (!finding.relays().isEmpty()
                && selection.nodeProperty().get().filter(finding.relays()::contains).isEmpty()) {
            selection.selectNode(Optional.of(finding.relays().getFirst()));
        }
        if (time.chronicle().isPublished(finding.subject())) {
            selection.namespaceProperty().set(Optional.of(new Namespace(finding.subject())));
        }
    }

    @Override
    public void selectEvent(long number) {
        selection.eventProperty().set(Optional.of(number));
    }

    /// The findings as words.
    Sheet sheet() {
        return new Sheet(
                List.of("event", "time", "invariant", "where", "expected", "found", "why"),
                rows.stream()
                        .map(row ->
                                List.of(
                                        Long.toString(row.number()),
                                        row.time(),
                                        row.invariant(),
                                        row.where(),
                                        row.expected(),
                                        row.found(),
                                        row.why()))
                        .toList());
    }
}
