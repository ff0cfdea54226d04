package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.Kind;

/// The chips beside the line of filter: one for each term it has, and some that fit what is
/// selected or are common. They edit the line and nothing else. FX thread only.
public final class FilterChips {
    /// Kinds of events that are offered, the most common ones.
    static final int MAX_KINDS = 4;

    private final StringProperty line;
    private final ObservableValue<Moment> moments;
    private final EventSource source;
    private final Selection selection;
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private final ObservableList<String> chips = FXCollections.observableArrayList();

    FilterChips(
            StringProperty line,
            ObservableValue<Moment> moments,
            EventSource source,
            Selection selection) {
        this.line = line;
        this.moments = moments;
        this.source = source;
        this.selection = selection;
        line.addListener((_, _, _) -> offer());
        selection.nodeProperty().addListener((_, _, _) -> offer());
        selection.sessionProperty().addListener((_, _, _) -> offer());
        selection.namespaceProperty().addListener((_, _, _) -> offer());
    }

    /// What the chips say, such as `relay:A`: what is offered first, then what else the line has.
    public ObservableList<String> chips() {
        return chips;
    }

    /// The line they edit.
    public StringProperty lineProperty() {
        return line;
    }

    /// Whether the line has what a chip says.
    public boolean isOn(String chip) {
        return FilterLine.has(line.get(), chip);
    }

    /// Puts what a chip says into the line, or takes it out.
    public void turn(String chip) {
        line.set(FilterLine.turn(line.get(), chip));
    }

    /// Counts rows that came, or that went where `by` is negative.
    void count(List<EventRow> rows, int by) {
        rows.forEach(row -> kinds.merge(row.type(), (long) by, Long::sum));
    }

    /// Offers what fits now.
    void offer() {
        Set<String> now = new LinkedHashSet<>();
        selection.nodeProperty().get().ifPresent(name -> add(now, column(name), name));
        selection
                .sessionProperty()
                .get()
                .map(source.sessions()::full)
                .ifPresent(name -> add(now, "session", name));
        selection.namespaceProperty().get().ifPresent(name -> add(now, "namespace", name.path()));
        kinds.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .sorted(Map.Entry.<Kind, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_KINDS)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(kind -> add(now, "kind", Words.of("kind." + kind)));
        for (String chip : FilterLine.chips(line.get())) {
            if (now.stream().noneMatch(one -> FilterLine.has(one, chip))) {
                now.add(chip);
            }
        }
        List<String> all = new ArrayList<>(now);
        if (!chips.equals(all)) {
            chips.setAll(all);
        }
    }

    private String column(String name) {
        return moments.getValue().scenario().topology().members().contains(name)
                ? "relay"
                : "client";
    }

    /// A value that would fall apart in a line is not offered.
    private static void add(Set<String> chips, String column, String value) {
        if (!value.isEmpty() && value.chars().noneMatch(FilterChips::parts)) {
            chips.add(column + ":" + value);
        }
    }

    private static boolean parts(int letter) {
        return letter == ',' || Character.isWhitespace(letter);
    }
}
