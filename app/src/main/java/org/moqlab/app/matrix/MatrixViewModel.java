package org.moqlab.app.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.marks.Entries;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;

/// What every relay holds of every namespace at the shown moment; namespaces that need a look come
/// first.
public final class MatrixViewModel implements MatrixModel {
    private static final double LOWEST_ROW = 6;

    /// Most namespaces shown; the others are in each relay's own table.
    static final int MAX_ROWS = 10_000;

    private static final List<EntryState> WORST_FIRST =
            List.of(EntryState.GHOST, EntryState.LINGERING, EntryState.MISSING);

    private static final List<EntryState> OTHERS =
            List.of(EntryState.LIVE, EntryState.ABSENT, EntryState.UNKNOWN);

    private final ObservableValue<Moment> moments;
    private final Selection selection;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private List<MatrixRow> rows = List.of();
    private boolean watched;

    /// Follows `moments`, shares `selection`.
    public MatrixViewModel(ObservableValue<Moment> moments, Selection selection) {
        this.moments = moments;
        this.selection = selection;
        moments.addListener((_, _, _) -> show());
        selection.nodeProperty().addListener((_, _, _) -> revise());
        selection.namespaceProperty().addListener((_, _, _) -> revise());
    }

    @Override
    public void watch(boolean wanted) {
        watched = wanted;
        show();
    }

    private void revise() {
        if (watched) {
            revision.set(revision.get() + 1);
        }
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public List<String> relays() {
        return moments.getValue().scenario().topology().members();
    }

    @Override
    public int ghosts(String relay) {
        return Entries.ghosts(moments.getValue(), relay);
    }

    @Override
    public List<MatrixRow> rows() {
        return rows;
    }

    private void show() {
        if (!watched) {
            return;
        }
        Moment moment = moments.getValue();
        rows =
                namespaces(moment).stream()
                        .limit(MAX_ROWS)
                        .map(path -> row(moment, path))
                        .sorted(
                                Comparator.comparing((MatrixRow row) -> !row.troubled())
                                        .thenComparing(MatrixRow::namespace))
                        .toList();
        long troubled = rows.stream().filter(MatrixRow::troubled).count();
        summary.set(
                Words.of(
                        "matrix.summary",
                        Figures.count((long) rows.size() * relays().size()),
                        Words.counted("matrix.troubled", troubled)));
        revise();
    }

    private static Set<String> namespaces(Moment moment) {
        Set<String> paths = new TreeSet<>();
        moment.scenario().clients().stream()
                .filter(ClientSpec::publisher)
                .forEach(client -> paths.add(moment.scenario().effective(client).path()));
        moment.snapshot().truth().keySet().forEach(name -> paths.add(name.path()));
        for (RelayView relay : moment.snapshot().relays().values()) {
            relay.rows().keySet().forEach(name -> paths.add(name.path()));
        }
        return paths;
    }

    private MatrixRow row(Moment moment, String path) {
        Namespace namespace = new Namespace(path);
        List<MatrixCell> cells = new ArrayList<>();
        for (String relay : relays()) {
            cells.add(cell(moment, relay, namespace));
        }
        Map<EntryState, Long> counts =
                cells.stream()
                        .collect(
                                Collectors.groupingBy(
                                        MatrixCell::state,
                                        () -> new EnumMap<>(EntryState.class),
                                        Collectors.counting()));
        Optional<EntryState> worst = WORST_FIRST.stream().filter(counts::containsKey).findFirst();
        if (worst.isPresent()) {
            return new MatrixRow(path, verdict(counts, cells.size()), worst.get(), true, cells);
        }
        boolean held = counts.containsKey(EntryState.LIVE);
        String verdict = Words.of(held ? "matrix.agreed" : "matrix.nowhere");
        EntryState state = held ? EntryState.LIVE : EntryState.ABSENT;
        return new MatrixRow(path, verdict, state, false, cells);
    }

    /// What it is where, the worst first, such as `ghost on 3, gone on 9`.
    private static String verdict(Map<EntryState, Long> counts, int relays) {
        return Stream.concat(WORST_FIRST.stream(), OTHERS.stream())
                .filter(counts::containsKey)
                .map(state -> verdict(state, counts.getOrDefault(state, 0L), relays))
                .collect(Collectors.joining(", "));
    }

    private static String verdict(EntryState state, long count, int relays) {
        String word =
                Words.of(state == EntryState.ABSENT ? "matrix.gone" : "state." + state.word());
        return count == relays
                ? Words.of("matrix.everywhere", word)
                : Words.of("matrix.on", word, Figures.count(count));
    }

    private static MatrixCell cell(Moment moment, String relay, Namespace namespace) {
        Optional<RowView> row = moment.snapshot().row(relay, namespace);
        return new MatrixCell(
                Truth.state(moment.snapshot(), relay, namespace, moment.now()),
                row.flatMap(held -> held.row().best())
                        .map(best -> best.route().hops().length())
                        .orElse(-1L),
                row.filter(held -> held.row().inHoldDown(moment.now())).isPresent(),
                row.map(held -> Figures.span(moment.now() - held.since())).orElse(""));
    }

    @Override
    public boolean isSelected(String relay) {
        return selection.nodeProperty().get().filter(relay::equals).isPresent();
    }

    @Override
    public boolean isSelectedNamespace(String path) {
        return selection
                .namespaceProperty()
                .get()
                .map(Namespace::path)
                .filter(path::equals)
                .isPresent();
    }

    @Override
    public double lowestRow() {
        return LOWEST_ROW;
    }

    @Override
    public void select(int row, int column) {
        if (row >= 0 && row < rows.size() && column >= 0 && column < relays().size()) {
            selection.selectNode(Optional.of(relays().get(column)));
            selection
                    .namespaceProperty()
                    .set(Optional.of(new Namespace(rows.get(row).namespace())));
        }
    }
}
