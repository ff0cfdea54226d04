package org.moqlab.app.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private @Nullable Scenario shown;

    /// Follows `moments` and shares `selection`.
    public TablesViewModel(
            ObservableValue<Moment> moments, EventSource source, Selection selection) {
        this.source = source;
        this.selection = selection;
        this.namespace = selection.namespaceProperty().map(chosen -> chosen.map(Namespace::path));
        moments.addListener((_, _, now) -> show(now));
        show(moments.getValue());
    }

    /// One row a relay.
    public ObservableList<RelayRow> rows() {
        return rows;
    }

    /// One column a namespace.
    public ObservableList<String> namespaces() {
        return namespaces;
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
        List<String> relays = moment.scenario().topology().relays();
        if (!moment.scenario().equals(shown)) {
            shown = moment.scenario();
            rows.clear();
            relays.forEach(name -> rows.add(new RelayRow(name, relays.indexOf(name))));
        }
        List<String> columns = columns(moment);
        if (!namespaces.equals(columns)) {
            namespaces.setAll(columns);
        }
        for (RelayRow row : rows) {
            Map<String, Entry> entries = new TreeMap<>();
            columns.forEach(path -> entries.put(path, entry(moment, row.relay(), path)));
            row.become(entries);
        }
    }

    private static List<String> columns(Moment moment) {
        TreeSet<String> paths = new TreeSet<>();
        moment.scenario().clients().stream()
                .filter(Scenario.ClientSpec::publisher)
                .forEach(client -> paths.add(moment.scenario().effective(client).path()));
        moment.snapshot().truth().keySet().forEach(n -> paths.add(n.path()));
        moment.snapshot()
                .relays()
                .values()
                .forEach(relay -> relay.rows().keySet().forEach(n -> paths.add(n.path())));
        return new ArrayList<>(paths.stream().limit(MAX_COLUMNS).toList());
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
                String.join(" ", relay, path, mark.word(), hops, via, root, holdDown(mark))
                        .strip());
    }

    private static String holdDown(EntryMark mark) {
        return mark.holdDown() ? Words.of("state.hold-down") : "";
    }

    /// The table as words.
    Sheet sheet() {
        List<String> heads = new ArrayList<>(List.of("relay"));
        heads.addAll(namespaces);
        return new Sheet(heads, rows.stream().map(this::line).toList());
    }

    private List<String> line(RelayRow row) {
        List<String> line = new ArrayList<>(List.of(row.relay()));
        for (String path : namespaces) {
            Entry entry = row.entriesProperty().get().get(path);
            line.add(entry == null ? "" : entry.text());
        }
        return line;
    }
}
