package org.moqlab.app.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.moqlab.app.keep.Memory;
import org.moqlab.app.marks.Columns;

/// Remembers how wide the columns of tables are, in which order they stand and which are shown. A
/// table whose user data is a name takes part, with its columns that have an id. FX thread only.
public final class TableMemory {
    private static final double LEAST = 16;
    private static final double MOST = 4_000;
    private static final String ORDER = ".order";
    private static final String SHOWN = ".shown.";

    private final Memory memory;
    private final List<Kept<?>> tables = new ArrayList<>();

    /// Remembers in `memory`.
    public TableMemory(Memory memory) {
        this.memory = memory;
    }

    /// Follows all tables below a node, those of tabs that are not shown as well.
    public void follow(Parent root) {
        below(root)
                .forEach(node -> {
                    if (node instanceof TableView<?> table
                            && table.getUserData() instanceof String name) {
                        tables.add(new Kept<>(table, SettingsViewModel.COLUMNS + name));
                    }
                    if (node instanceof Parent parent) {
                        follow(parent);
                    }
                });
    }

    private static List<Node> below(Parent parent) {
        return switch (parent) {
            case TabPane tabs ->
                    tabs.getTabs().stream()
                            .map(tab -> tab.getContent())
                            .filter(Objects::nonNull)
                            .toList();
            case SplitPane split -> List.copyOf(split.getItems());
            case ScrollPane scroll when scroll.getContent() != null -> List.of(scroll.getContent());
            case Parent other -> List.copyOf(other.getChildrenUnmodifiable());
        };
    }

    /// All columns as they were when they were first followed.
    public void reset() {
        tables.forEach(Kept::reset);
    }

    /// One table.
    private final class Kept<S> {
        private final TableView<S> table;
        private final String key;
        private final List<String> order;
        private final Map<String, Double> widths = new HashMap<>();
        private final Map<String, Boolean> visible = new HashMap<>();
        private boolean working;

        Kept(TableView<S> table, String key) {
            this.table = table;
            this.key = key;
            this.order = ids();
            table.getColumns().forEach(this::follow);
            memory.text(key + ORDER).ifPresent(text -> arrange(Arrays.asList(text.split(","))));
            table.getColumns()
                    .addListener(
                            (ListChangeListener<TableColumn<S, ?>>)
                                    change -> {
                                        while (change.next()) {
                                            change.getAddedSubList().forEach(this::follow);
                                        }
                                        keepOrder();
                                    });
        }

        private List<String> ids() {
            return table.getColumns().stream()
                    .map(TableColumn::getId)
                    .filter(Objects::nonNull)
                    .toList();
        }

        private void follow(TableColumn<S, ?> column) {
            String id = column.getId();
            if (id != null && !visible.containsKey(id)) {
                keepVisible(column, id);
            }
            if (id == null || Columns.isElastic(column) || widths.containsKey(id)) {
                return;
            }
            double first = column.getPrefWidth();
            widths.put(id, first);
            String own = key + "." + id;
            column.setPrefWidth(memory.number(own, first, LEAST, MOST));
            column.widthProperty()
                    .addListener((_, _, now) -> {
                        if (!working) {
                            keepWidth(own, first, now.doubleValue());
                        }
                    });
        }

        private void keepVisible(TableColumn<S, ?> column, String id) {
            boolean first = column.isVisible();
            visible.put(id, first);
            String own = key + SHOWN + id;
            column.setVisible(memory.text(own).map(Boolean::parseBoolean).orElse(first));
            column.visibleProperty()
                    .addListener((_, _, now) -> {
                        if (now != first || memory.text(own).isPresent()) {
                            memory.put(own, Boolean.toString(now));
                        }
                    });
        }

        private void keepWidth(String own, double first, double now) {
            if (Math.abs(now - first) >= 1 || memory.text(own).isPresent()) {
                memory.put(own, Long.toString(Math.round(now)));
            }
        }

        private void keepOrder() {
            List<String> now = ids();
            boolean same = now.size() == order.size() && new HashSet<>(now).containsAll(order);
            if (same && !working && (!now.equals(order) || memory.text(key + ORDER).isPresent())) {
                memory.put(key + ORDER, String.join(",", now));
            }
        }

        private void arrange(List<String> wanted) {
            if (wanted.size() != order.size() || !new HashSet<>(wanted).containsAll(order)) {
                return;
            }
            List<TableColumn<S, ?>> sorted = new ArrayList<>(table.getColumns());
            if (sorted.size() == wanted.size()) {
                sorted.sort(Comparator.comparingInt(c -> wanted.indexOf(c.getId())));
                table.getColumns().setAll(sorted);
            }
        }

        /// What a person drags changes the width and not the preferred one.
        private void asAtFirst(TableColumn<S, ?> column) {
            double first = widths.getOrDefault(column.getId(), column.getPrefWidth());
            column.setPrefWidth(first);
            table.resizeColumn(column, first - column.getWidth());
        }

        void reset() {
            working = true;
            arrange(order);
            table.getColumns()
                    .forEach(c -> c.setVisible(visible.getOrDefault(c.getId(), c.isVisible())));
            table.getColumns().stream()
                    .filter(column -> widths.containsKey(column.getId()))
                    .forEach(this::asAtFirst);
            working = false;
        }
    }
}
