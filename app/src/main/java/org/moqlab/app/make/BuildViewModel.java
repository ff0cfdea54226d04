package org.moqlab.app.make;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Point2D;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.ScenarioException;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.simulation.explore.Rebuild;

/// Adds relays and clients to the open mesh and takes them out of it. The run so far is played
/// again with them, up to the shown moment; there the new one joins. A live mesh starts anew.
public final class BuildViewModel {
    private static final String TRACK = "video";

    private final Workbench bench;
    private final Selection selection;
    private final PropertiesViewModel properties;
    private final StringProperty kind = new SimpleStringProperty(this, "kind", words(Kind.RELAY));
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty peers = new SimpleStringProperty(this, "peers", "");
    private final StringProperty namespace = new SimpleStringProperty(this, "namespace", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper when = new ReadOnlyStringWrapper(this, "when", "");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private Optional<Scenario> made = Optional.empty();
    private Optional<Point2D> drop = Optional.empty();
    private Floor floor = Floor.NONE;
    private boolean suggesting;

    /// What can be added.
    public enum Kind {
        /// A relay.
        RELAY,
        /// A client that publishes.
        PUBLISHER,
        /// A client that subscribes.
        SUBSCRIBER
    }

    /// Builds on `site`; what is new is selected.
    public BuildViewModel(BuildSite site, Selection selection) {
        this.bench = new Workbench(site);
        this.selection = selection;
        this.properties = new PropertiesViewModel(bench, selection);
        for (StringProperty answer : List.of(name, peers, namespace)) {
            answer.addListener((_, _, _) -> look());
        }
        kind.addListener((_, _, _) -> suggest());
    }

    private static String words(Kind kind) {
        return Words.of("build.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private Kind kind() {
        return Arrays.stream(Kind.values())
                .filter(one -> words(one).equals(kind.get()))
                .findFirst()
                .orElse(Kind.RELAY);
    }

    /// Asks what to add, beginning with a kind.
    public void show(Kind first) {
        drop = Optional.empty();
        kind.set(words(first));
        suggest();
        shown.set(true);
    }

    /// Asks what to add, beginning with a kind and with a relay it joins.
    ///
    /// @param at empty for the one that is selected
    /// @param place where on the floor it is to stand, unless that is on a relay
    public void show(Kind first, Optional<String> at, Point2D place) {
        show(first);
        at.ifPresent(peers::set);
        drop = at.isEmpty() ? Optional.of(place) : Optional.empty();
    }

    /// Has boxes stand there from now on.
    public void standOn(Floor canvas) {
        floor = canvas;
        bench.standOn(canvas);
    }

    /// Has every edit, and undoing one, done by `keeper`, who keeps what is to outlast it.
    public void editWithin(Consumer<Runnable> keeper) {
        bench.editWithin(keeper);
    }

    /// Puts the question away.
    public void dismiss() {
        shown.set(false);
    }

    private void suggest() {
        Scenario scenario = bench.moment().scenario();
        List<String> relays = scenario.topology().relays();
        suggesting = true;
        name.set(FreeName.of(scenario, kind()));
        peers.set(
                selection
                        .nodeProperty()
                        .get()
                        .flatMap(node -> relayOf(scenario, node))
                        .or(() -> relays.stream().findFirst())
                        .orElse(""));
        namespace.set(
                selection
                        .namespaceProperty()
                        .get()
                        .map(Namespace::path)
                        .or(() ->
                                scenario.clients().stream().map(ClientSpec::namespace).findFirst())
                        .orElse("test"));
        suggesting = false;
        look();
    }

    private static Optional<String> relayOf(Scenario scenario, String node) {
        return scenario.topology().relays().contains(node)
                ? Optional.of(node)
                : scenario.clients().stream()
                        .filter(client -> client.name().equals(node))
                        .map(ClientSpec::at)
                        .findFirst();
    }

    private void look() {
        if (suggesting) {
            return;
        }
        when.set(
                bench.moment().live()
                        ? Words.of("build.live")
                        : Words.of("build.when", Figures.clock(bench.now())));
        try {
            made = Optional.of(wanted(bench.base()));
            error.set("");
        } catch (ScenarioException e) {
            made = Optional.empty();
            error.set(Words.of("banner.expected", e.expected(), e.found()));
        }
    }

    private Scenario wanted(Scenario base) throws ScenarioException {
        String called = name.get().strip();
        List<String> at =
                Stream.of(peers.get().split("[\\s,]+")).filter(p -> !p.isEmpty()).toList();
        if (kind() == Kind.RELAY) {
            return Rebuild.withRelay(base, called, at, bench.now());
        }
        boolean publisher = kind() == Kind.PUBLISHER;
        ClientSpec client =
                new ClientSpec(
                        called,
                        publisher,
                        String.join(" ", at),
                        namespace.get().strip(),
                        publisher ? "" : track(base),
                        Optional.empty());
        return Rebuild.withClient(base, client, bench.now());
    }

    /// The track that other subscribers want.
    private static String track(Scenario base) {
        return base.clients().stream()
                .map(ClientSpec::track)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(TRACK);
    }

    /// Adds it and puts the question away.
    public void add() {
        look();
        made.ifPresent(scenario -> {
            shown.set(false);
            String added = name.get().strip();
            drop.ifPresent(place -> floor.expect(added, place));
            bench.edit(scenario, Words.of("build.undo.add", added));
            selection.selectNode(Optional.of(added));
        });
    }

    /// Takes the selected relay, with its clients, or the selected client out of the mesh.
    public void remove() {
        String gone = selection.nodeProperty().get().orElse("");
        if (!isMember(gone)) {
            return;
        }
        try {
            bench.edit(Rebuild.without(bench.base(), gone), Words.of("build.undo.remove", gone));
        } catch (ScenarioException e) {
            bench.site()
                    .refuse(
                            Words.of("build.not-removed", gone),
                            Words.of("banner.expected", e.expected(), e.found()));
        }
    }

    /// Whether the selected node is one that can be taken out.
    public boolean canRemove() {
        return isMember(selection.nodeProperty().get().orElse(""));
    }

    private boolean isMember(String node) {
        return relayOf(bench.moment().scenario(), node).isPresent();
    }

    /// Says what could be undone, after another mesh may have been opened.
    public void tell() {
        bench.tell();
    }

    /// What is there and can be set otherwise.
    public PropertiesViewModel properties() {
        return properties;
    }

    /// The kinds to choose from, in words.
    public List<String> kinds() {
        return Arrays.stream(Kind.values()).map(BuildViewModel::words).toList();
    }

    /// What is added: one of [#kinds].
    public StringProperty kindProperty() {
        return kind;
    }

    /// What it is called.
    public StringProperty nameProperty() {
        return name;
    }

    /// The relays a relay dials, or the one a client connects to.
    public StringProperty peersProperty() {
        return peers;
    }

    /// What a client publishes or wants.
    public StringProperty namespaceProperty() {
        return namespace;
    }

    /// Why it cannot be added; empty when it can.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// When it joins, in words.
    public ReadOnlyStringProperty whenProperty() {
        return when.getReadOnlyProperty();
    }

    /// Whether what is shown can be built on.
    public BooleanBinding possibleProperty() {
        return bench.site().possible();
    }

    /// Whether the question is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether a client is asked for.
    public boolean isClient() {
        return kind() != Kind.RELAY;
    }
}
