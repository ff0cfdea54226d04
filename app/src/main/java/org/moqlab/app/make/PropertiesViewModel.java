package org.moqlab.app.make;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.observe.SessionView;
import org.moqlab.engine.simulation.explore.Properties;
import org.moqlab.engine.simulation.explore.Properties.Part;
import org.moqlab.engine.simulation.explore.Properties.Property;

/// What the selected relay, client or session has for properties, else the whole mesh, and how to
/// set them otherwise. The run so far is played again with them, from its beginning.
public final class PropertiesViewModel {
    private final Workbench bench;
    private final Selection selection;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Line> seen = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper when = new ReadOnlyStringWrapper(this, "when", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private Part part = new Part.Whole();
    private Optional<Scenario> made = Optional.empty();

    /// A property of the part.
    ///
    /// @param id of its field
    /// @param label what it is, in words
    /// @param hint what holds while it says nothing
    /// @param choices what it may be; empty for anything
    /// @param value what it is
    public record Line(
            String id, String label, String hint, List<String> choices, StringProperty value) {
        /// Creates a line; the list is copied.
        public Line {
            choices = List.copyOf(choices);
        }
    }

    PropertiesViewModel(Workbench bench, Selection selection) {
        this.bench = bench;
        this.selection = selection;
    }

    /// Shows what is selected.
    public void show() {
        Scenario scenario = bench.moment().scenario();
        part = selected(scenario);
        title.set(title());
        when.set(
                bench.moment().live()
                        ? Words.of("properties.live")
                        : Words.of("properties.when", Figures.clock(bench.now())));
        lines.setAll(
                Properties.of(scenario, part).entrySet().stream()
                        .map(entry -> line(scenario, entry.getKey(), entry.getValue()))
                        .toList());
        look();
        shown.set(true);
    }

    /// Shows the whole mesh, whatever is selected.
    public void showMesh() {
        selection.selectNode(Optional.empty());
        selection.sessionProperty().set(Optional.empty());
        show();
    }

    private Part selected(Scenario scenario) {
        Optional<Part> between =
                selection
                        .sessionProperty()
                        .get()
                        .map(bench.moment().snapshot().sessions()::get)
                        .flatMap(session -> between(scenario, session));
        return between.or(() -> selection.nodeProperty().get().flatMap(n -> node(scenario, n)))
                .orElse(new Part.Whole());
    }

    private static Optional<Part> between(Scenario scenario, SessionView session) {
        List<String> relays = scenario.topology().relays();
        return relays.contains(session.dialer()) && relays.contains(session.acceptor())
                ? Optional.of(new Part.Between(session.dialer(), session.acceptor()))
                : node(scenario, session.dialer());
    }

    private static Optional<Part> node(Scenario scenario, String name) {
        if (scenario.topology().relays().contains(name)) {
            return Optional.of(new Part.Relay(name));
        }
        return scenario.clients().stream().anyMatch(client -> client.name().equals(name))
                ? Optional.of(new Part.Client(name))
                : Optional.empty();
    }

    private String title() {
        return switch (part) {
            case Part.Whole() -> Words.of("properties.mesh");
            case Part.Relay(String name) -> Words.of("properties.relay", name);
            case Part.Client(String name) -> Words.of("properties.client", name);
            case Part.Between(String one, String other) -> Words.of("properties.link", one, other);
        };
    }

    private Line line(Scenario scenario, Property property, String value) {
        String id = property.name().toLowerCase(Locale.ROOT);
        boolean whole = part instanceof Part.Whole;
        StringProperty text = new SimpleStringProperty(this, id, value);
        text.addListener((_, _, _) -> look());
        return new Line(
                id,
                Words.of("properties." + id),
                hint("properties." + id + (whole ? ".hint" : ".above")),
                Properties.choices(scenario, part, property),
                text);
    }

    private static String hint(String key) {
        return Words.BUNDLE.containsKey(key) ? Words.of(key) : "";
    }

    private Map<Property, String> values() {
        Map<Property, String> values = new TreeMap<>();
        for (Line line : lines) {
            String value = line.value().get();
            values.put(
                    Property.valueOf(line.id().toUpperCase(Locale.ROOT)),
                    value == null ? "" : value.strip());
        }
        return values;
    }

    private void look() {
        try {
            Scenario base = bench.base();
            Scenario next = Properties.with(base, part, values());
            made = Optional.of(next);
            // Both were written and read again, which leaves out what a file does not say.
            changed.set(!next.equals(Properties.with(base, part, Map.of())));
            error.set("");
        } catch (ScenarioException e) {
            made = Optional.empty();
            changed.set(false);
            error.set(Words.of("banner.expected", e.expected(), e.found()));
        }
    }

    /// Plays the mesh as it is set now and puts the question away.
    public void apply() {
        look();
        if (changed.get()) {
            shown.set(false);
            made.ifPresent(next -> bench.edit(next, Words.of("properties.undo", title.get())));
        }
    }

    /// Puts the question away; nothing is set otherwise.
    public void dismiss() {
        shown.set(false);
    }

    /// The properties of the part, in order.
    public ObservableList<Line> lines() {
        return seen;
    }

    /// What the part is, in words.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// What happens to the run, in words.
    public ReadOnlyStringProperty whenProperty() {
        return when.getReadOnlyProperty();
    }

    /// Why it cannot be so; empty when it can.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether anything is set otherwise.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Whether what is shown can be set otherwise at all.
    public BooleanBinding possibleProperty() {
        return bench.site().possible();
    }

    /// Whether the question is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
