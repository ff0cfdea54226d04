package org.moqlab.app.findings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.Finding;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RaisedFinding;

/// The findings of the whole recording. Those after the shown moment are of what lies ahead.
public final class FindingsViewModel implements FindingDesk {
    /// Evidence shown of one finding.
    static final int MAX_EVIDENCE = 12;

    private final EventSource source;
    private final Selection selection;
    private final TimeControls time;
    private final ObservableList<FindingRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyLongWrapper present = new ReadOnlyLongWrapper(this, "present");

    /// Follows `moments`, looks events up in `source`, shares `selection`, goes by `time`.
    public FindingsViewModel(
            ObservableValue<Moment> moments,
            EventSource source,
            Selection selection,
            TimeControls time) {
        this.source = source;
        this.selection = selection;
        this.time = time;
        moments.addListener((_, _, now) -> show(now));
        time.recordedProperty().addListener((_, _, _) -> read());
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
            rows.setAll(all.stream().map(this::row).toList());
        } else if (all.size() > rows.size()) {
            rows.addAll(all.subList(rows.size(), all.size()).stream().map(this::row).toList());
        }
        count();
    }

    private void count() {
        long ahead = rows.stream().filter(row -> row.number() > present.get()).count();
        String all = Words.counted("findings", rows.size());
        count.set(ahead == 0 ? all : Words.of("findings.pane.ahead", all, Figures.count(ahead)));
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

    /// The findings, in order.
    public ObservableList<FindingRow> rows() {
        return rows;
    }

    @Override
    public ReadOnlyLongProperty presentProperty() {
        return present.getReadOnlyProperty();
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
