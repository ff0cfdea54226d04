package org.moqlab.app.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.marks.Entries;
import org.moqlab.app.marks.EntryMark;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.routing.RankedRoute;

/// What every relay holds for every namespace.
public final class TablesViewModel {
    /// Namespaces that get a column; the others are in each relay's own table.
    static final int MAX_COLUMNS = 40;

    private final EventSource source;
    private final Selection selection;
    private final ObservableList<RelayRow> rows = FXCollections.observableArrayList();
    private final ObservableList<String> namespaces = FXCollections.observableArrayList();
    private final ObservableValue<Optional<String>> namespace;
    private final ReadOnlyLongWrapper values = new ReadOnlyLongWrapper(this, "values");
    private final ObservableValue<Moment> moments;
    private @Nullable Scenario shown;
    private boolean watched;

    /// Follows `moments` and shares `selection`.
    public TablesViewModel(
            ObservableValue<Moment> moments, EventSource source, Selection selection) {
        this.moments = moments;
        this.source = source;
        this.selection = selection;
        this.namespace = selection.namespaceProperty().map(chosen -> chosen.map(Namespace::path));
        moments.addListener((_, _, now) -> show(now));
    }

    /// Whether somebody looks; what nobody looks at is neither kept up to date nor kept.
    public void watch(boolean wanted) {
        watched = wanted;
        if (wanted) {
            show(moments.getValue());
        } else {
            rows.forEach(row -> row.become(Held.NOTHING));
        }
    }

    /// One row a relay.
    public ObservableList<RelayRow> rows() {
        return rows;
    }

    /// One column a namespace.
    public ObservableList<String> namespaces() {
        return namespaces;
    }

    /// Counts how often values of rows changed, after each time.
    public ReadOnlyLongProperty valuesProperty() {
        return values.getReadOnlyProperty();
    }

    /// Name of the selected relay or client.
    public ObservableValue<Optional<String>> selectedProperty() {
        return selection.nodeProperty();
    }

    /// Path of the selected namespace.
    public ObservableValue<Optional<String>> selectedNamespaceProperty() {
        return namespace;
    }

    /// Selects a relay and, unless empty, a namespace, everywhere.
    public void select(String relay, Optional<String> namespace) {
        selection.nodeProperty().set(Optional.of(relay));
        namespace.ifPresent(
                path -> selection.namespaceProperty().set(Optional.of(new Namespace(path))));
    }

    private void show(Moment moment) {
        if (!watched) {
            return;
        }
        List<String> relays = moment.scenario().topology().members();
        if (!moment.scenario().equals(shown)) {
            shown = moment.scenario();
            // Cells hold on to rows that are gone.
            rows.forEach(row -> row.become(Held.NOTHING));
            rows.setAll(
                    relays.stream()
                            .map(name ->
                                    new RelayRow(name, relays.indexOf(name), held(moment, name)))
                            .toList());
        }
        List<String> columns = columns(moment);
        if (!namespaces.equals(columns)) {
            namespaces.setAll(columns);
        }
        rows.forEach(row -> row.become(held(moment, row.relay())));
        values.set(values.get() + 1);
    }

    private Held held(Moment moment, String relay) {
        return new Held(path -> entry(moment, relay, path));
    }

    /// The first names of all; each source says its first ones, which are in order.
    private static List<String> columns(Moment moment) {
        TreeSet<String> paths = new TreeSet<>();
        moment.scenario().clients().stream()
                .filter(Scenario.ClientSpec::publisher)
                .forEach(client -> paths.add(moment.scenario().effective(client).path()));
        // Most relays say the same names: those known are not put in their order again.
        Set<String> known = new HashSet<>(paths);
        first(moment.snapshot().truth().keySet(), known, paths);
        for (RelayView relay : moment.snapshot().relays().values()) {
            first(relay.rows().keySet(), known, paths);
        }
        return paths.stream().limit(MAX_COLUMNS).toList();
    }

    private static void first(Set<Namespace> sorted, Set<String> known, Set<String> paths) {
        Iterator<Namespace> names = sorted.iterator();
        for (int i = 0; i < MAX_COLUMNS && names.hasNext(); i++) {
            String path = names.next().path();
            if (known.add(path)) {
                paths.add(path);
            }
        }
    }

    private Entry entry(Moment moment, String relay, String path) {
        Namespace namespace = new Namespace(path);
        EntryMark mark = Entries.mark(moment, relay, namespace);
        Optional<RankedRoute> best =
                moment.snapshot().row(relay, namespace).map(RowView::row).flatMap(r -> r.best());
        String hops =
                best.map(b -> Words.counted("tables.hops", b.route().hops().length())).orElse("");
        String via =
                best.map(b ->
                                Words.of(
                                        "tables.via",
                                        source.sessions()
                                                .from(relay, b.route().session().number())))
                        .orElse("");
        String root =
                best.map(b -> b.route().root())
                        .filter(at -> !at.equals(Namespace.ROOT))
                        .map(at -> Words.of("tables.root", at.path()))
                        .orElse("");
        String text = String.join("  ", mark.word(), hops, via, root).strip();
        return new Entry(
                mark,
                text,
                String.join(" ", relay, path, mark.word(), hops, via, root, holdDown(mark)).strip(),
                best.map(b -> b.route().hops().length()).orElse(-1L));
    }

    private static String holdDown(EntryMark mark) {
        return mark.holdDown() ? Words.of("state.hold-down") : "";
    }

    /// Rows as words.
    Sheet sheet(List<RelayRow> wanted) {
        List<String> heads = new ArrayList<>(List.of("relay"));
        heads.addAll(namespaces);
        return new Sheet(heads, wanted.stream().map(this::line).toList());
    }

    private List<String> line(RelayRow row) {
        List<String> line = new ArrayList<>(List.of(row.relay()));
        for (String path : namespaces) {
            Entry entry = row.heldProperty().get().entry(path);
            line.add(entry == null ? "" : entry.text());
        }
        return line;
    }
}
