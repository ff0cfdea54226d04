package org.moqlab.app.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.EntryState;

/// A matrix of which a line of filter leaves some: words that must all occur in a name or in its
/// verdict, and `relay:A,B` for the columns. FX thread only.
final class MatrixFilter implements MatrixModel {
    /// Terms that count; further ones are ignored.
    static final int MAX_TERMS = 16;

    private static final String RELAYS = "relay:";

    private final MatrixModel all;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private List<Integer> rowsLeft = List.of();
    private List<Integer> columnsLeft = List.of();
    private List<MatrixRow> rows = List.of();
    private List<String> relays = List.of();

    MatrixFilter(MatrixModel all) {
        this.all = all;
        all.revisionProperty().addListener((_, _, _) -> sift());
        all.summaryProperty().addListener((_, _, _) -> sift());
        filter.addListener((_, _, _) -> sift());
        sift();
    }

    /// The line of filter.
    StringProperty filterProperty() {
        return filter;
    }

    private void sift() {
        List<String> words = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Arrays.stream(filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(term -> !term.isEmpty())
                .limit(MAX_TERMS)
                .forEach(term -> {
                    if (term.startsWith(RELAYS)) {
                        columns.addAll(named(term));
                    } else {
                        words.add(term);
                    }
                });
        List<String> heads = all.relays();
        List<MatrixRow> lines = all.rows();
        columnsLeft =
                places(heads.size(), at -> columns.isEmpty() || isAny(heads.get(at), columns));
        rowsLeft = places(lines.size(), at -> words.stream().allMatch(isIn(lines.get(at))));
        relays = columnsLeft.stream().map(heads::get).toList();
        boolean whole = columnsLeft.size() == heads.size();
        rows = rowsLeft.stream().map(lines::get).map(row -> whole ? row : narrow(row)).toList();
        summary.set(
                rows.size() == lines.size() && whole
                        ? all.summaryProperty().get()
                        : Words.of(
                                "matrix.filtered",
                                Figures.count(rows.size()),
                                Figures.count(lines.size()),
                                Figures.count(relays.size()),
                                Figures.count(heads.size())));
        revision.set(revision.get() + 1);
    }

    private static List<String> named(String term) {
        return Arrays.stream(term.substring(RELAYS.length()).split(","))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean isAny(String relay, List<String> wanted) {
        return wanted.contains(relay.toLowerCase(Locale.ROOT));
    }

    private static Predicate<String> isIn(MatrixRow row) {
        String text = (row.namespace() + " " + row.verdict()).toLowerCase(Locale.ROOT);
        return text::contains;
    }

    private static List<Integer> places(int size, IntPredicate stays) {
        return IntStream.range(0, size).filter(stays).boxed().toList();
    }

    private MatrixRow narrow(MatrixRow row) {
        return new MatrixRow(
                row.namespace(),
                row.verdict(),
                row.worst(),
                row.troubled(),
                columnsLeft.stream().map(row.cells()::get).toList());
    }

    @Override
    public void watch(boolean wanted) {
        all.watch(wanted);
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
        return relays;
    }

    @Override
    public int ghosts(String relay) {
        return all.ghosts(relay);
    }

    @Override
    public List<MatrixRow> rows() {
        return rows;
    }

    @Override
    public double lowestRow() {
        return all.lowestRow();
    }

    @Override
    public boolean isSelected(String relay) {
        return all.isSelected(relay);
    }

    @Override
    public boolean isSelectedNamespace(String path) {
        return all.isSelectedNamespace(path);
    }

    @Override
    public void select(int row, int column) {
        if (row >= 0 && row < rowsLeft.size() && column >= 0 && column < columnsLeft.size()) {
            all.select(rowsLeft.get(row), columnsLeft.get(column));
        }
    }

    /// What is left, as words.
    Sheet sheet() {
        List<String> heads = new ArrayList<>(List.of("namespace", "verdict"));
        heads.addAll(relays);
        return new Sheet(heads, rows.stream().map(MatrixFilter::line).toList());
    }

    private static List<String> line(MatrixRow row) {
        List<String> line = new ArrayList<>(List.of(row.namespace(), row.verdict()));
        row.cells().forEach(cell -> line.add(words(cell)));
        return line;
    }

    /// A cell in words: what it is, hops, whether a hold-down runs, age.
    static String words(MatrixCell cell) {
        if (cell.state() == EntryState.ABSENT) {
            return "";
        }
        String hops = cell.hops() < 0 ? "" : Words.counted("tables.hops", cell.hops());
        String holdDown = cell.holdDown() ? Words.of("state.hold-down") : "";
        return String.join(
                        " ", Words.of("state." + cell.state().word()), hops, holdDown, cell.age())
                .replaceAll(" +", " ")
                .strip();
    }
}
