package org.moqlab.app.inspector;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.marks.Entries;
import org.moqlab.app.marks.Ordered;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.RelayView;
import org.moqlab.engine.observe.SessionView;

/// What there is to see of the selected relay or client, and the head for a selected session.
public final class InspectorViewModel {
    /// Most rows that are filtered anew at each change of the moment; more are when they are typed.
    static final int MAX_LIVE_FILTER = 1_000;

    private final ObservableValue<Moment> moments;
    private final EventSource events;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Header> header =
            new ReadOnlyObjectWrapper<>(this, "header", Header.NOTHING);
    private final ReadOnlyStringWrapper wait = new ReadOnlyStringWrapper(this, "wait", "");
    private final ReadOnlyStringWrapper routesTitle =
            new ReadOnlyStringWrapper(this, "routesTitle", "");
    private final ReadOnlyStringWrapper routeCount =
            new ReadOnlyStringWrapper(this, "routeCount", "");
    private final ObservableList<NamespaceRow> rows = FXCollections.observableArrayList();
    private final FilteredList<NamespaceRow> shownRows = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final Routes routes = new Routes();
    private final ObservableList<WhyLine> why = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper whyTitle = new ReadOnlyStringWrapper(this, "whyTitle", "");
    private final ObservableList<SessionLine> sessions = FXCollections.observableArrayList();
    private final ObservableList<Fact> facts = FXCollections.observableArrayList();
    private final WhyWords whyWords;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyLongWrapper values = new ReadOnlyLongWrapper(this, "values");
    private boolean changing;
    private String node = "";

    /// What is selected.
    public enum Subject {
        /// Nothing.
        NOTHING,
        /// A relay.
        RELAY,
        /// A client.
        CLIENT,
        /// A session.
        SESSION
    }

    /// The head of the pane.
    ///
    /// @param subject what is selected
    /// @param title such as `Relay C`
    /// @param peer place among the relays, for its colour; -1 for none
    /// @param process how its process stands
    /// @param up whether it runs
    /// @param ghosts how many entries nobody publishes, in words; empty for none
    public record Header(
            Subject subject, String title, int peer, String process, boolean up, String ghosts) {
        static final Header NOTHING = new Header(Subject.NOTHING, "", -1, "", false, "");
    }

    /// Follows `moments` and `selection`; looks causes up in `events`.
    public InspectorViewModel(
            ObservableValue<Moment> moments, EventSource events, Selection selection) {
        this.moments = moments;
        this.events = events;
        this.selection = selection;
        this.whyWords = new WhyWords(events);
        filter.addListener((_, _, _) -> narrow());
        moments.addListener((_, _, _) -> show());
        selection.nodeProperty().addListener((_, _, _) -> show());
        selection.namespaceProperty().addListener((_, _, _) -> show());
        selection.sessionProperty().addListener((_, _, _) -> show());
        show();
    }

    /// The head of the pane.
    public ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }

    /// The namespaces of the selected relay.
    public ObservableList<NamespaceRow> rows() {
        return rows;
    }

    /// Those of them that the filter lets through.
    public ObservableList<NamespaceRow> shownRows() {
        return shownRows;
    }

    /// Part of the names, or of the word for what an entry is, that are shown; empty for all.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Rows as words.
    public Sheet sheet(List<NamespaceRow> wanted) {
        return NamespaceSheet.of(wanted);
    }

    /// The timer that runs on the selected entry, in words; empty for none.
    public ReadOnlyStringProperty waitProperty() {
        return wait.getReadOnlyProperty();
    }

    /// Head of the list of routes.
    public ReadOnlyStringProperty routesTitleProperty() {
        return routesTitle.getReadOnlyProperty();
    }

    /// How many routes there are, in words.
    public ReadOnlyStringProperty routeCountProperty() {
        return routeCount.getReadOnlyProperty();
    }

    /// The routes of the selected entry.
    public Routes routes() {
        return routes;
    }

    /// Asks what [#why] answers.
    public ReadOnlyStringProperty whyTitleProperty() {
        return whyTitle.getReadOnlyProperty();
    }

    /// Why the selected entry is here, or why not; of a subscriber, who serves it or why nobody
    /// does.
    public ObservableList<WhyLine> why() {
        return why;
    }

    /// The connections of the selected relay or client.
    public ObservableList<SessionLine> sessions() {
        return sessions;
    }

    /// What there is to say of the selected client.
    public ObservableList<Fact> facts() {
        return facts;
    }

    /// Path of the selected namespace.
    public Optional<String> namespace() {
        return selection.namespaceProperty().get().map(Namespace::path);
    }

    /// Selects the namespace of a row, everywhere. What a table selects by itself, because the row
    /// that was selected is gone, is not what a person selected.
    public void select(NamespaceRow row) {
        if (!changing) {
            selection.namespaceProperty().set(Optional.of(new Namespace(row.namespace())));
        }
    }

    /// Counts how often rows came or went, after each time.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Counts how often values of rows changed, after each time. Of many rows it counts only where
    /// time does not run, so that nobody has to look at all of them all the time.
    public ReadOnlyLongProperty valuesProperty() {
        return values.getReadOnlyProperty();
    }

    /// Selects an event, everywhere.
    public void selectEvent(long number) {
        selection.eventProperty().set(Optional.of(number));
    }

    /// Selects a session, everywhere.
    public void selectSession(long number) {
        selection.sessionProperty().set(Optional.of(number));
    }

    /// Lets go of the selected session, back to the relay or client that is selected.
    public void leaveSession() {
        selection.sessionProperty().set(Optional.empty());
    }

    private void show() {
        Moment moment = moments.getValue();
        String name = selection.nodeProperty().get().orElse("");
        if (!name.equals(node)) {
            node = name;
            rows.forEach(NamespaceRow::forget);
            rows.clear();
        }
        Optional<ClientSpec> client =
                moment.scenario().clients().stream().filter(c -> c.name().equals(name)).findFirst();
        int peer = moment.scenario().topology().members().indexOf(name);
        Optional<Long> session = selection.sessionProperty().get();
        if (session.isPresent()) {
            showSession(moment, session.get());
        } else if (peer >= 0) {
            showRelay(moment, name, peer);
        } else if (client.isPresent()) {
            showClient(moment, client.get());
        } else {
            header.set(Header.NOTHING);
        }
    }

    private void showRelay(Moment moment, String name, int peer) {
        int ghosts = Entries.ghosts(moment, name);
        Optional<RelayView> view = moment.snapshot().relay(name);
        Optional<OutsideFacts> outside =
                Optional.of(new OutsideFacts(moment, name))
                        .filter(_ -> moment.scenario().topology().isExternal(name));
        header.set(
                new Header(
                        Subject.RELAY,
                        Words.of("inspector.relay", name),
                        peer,
                        outside.map(OutsideFacts::process)
                                .or(() -> view.map(v -> process(moment, v)))
                                .orElse(Words.of("relay.not-started")),
                        view.map(RelayView::up).orElse(false),
                        ghosts == 0 ? "" : Words.counted("outline.ghosts", ghosts)));
        RelayFacts relay = new RelayFacts(moment, name, events.sessions());
        update(relay);
        update(sessions, relay.sessions());
        Optional<Namespace> namespace = selection.namespaceProperty().get();
        wait.set(namespace.map(relay::wait).orElse(""));
        routesTitle.set(namespace.map(n -> Words.of("routes.title", n.path())).orElse(""));
        routeCount.set(namespace.map(relay::routeCount).orElse(""));
        routes.become(namespace.map(relay::routes).orElse(List.of()));
        boolean here =
                namespace
                        .flatMap(n -> moment.snapshot().row(name, n))
                        .filter(row -> header.get().up() && row.row().best().isPresent())
                        .isPresent();
        whyTitle.set(Words.of(here ? "why.title" : "why.title.not"));
        update(
                why,
                namespace
                        .filter(_ -> view.isPresent())
                        .map(n ->
                                outside.map(facts -> facts.why(n))
                                        .orElseGet(() -> whyWords.answer(moment, name, n)))
                        .orElse(List.of()));
    }

    private static String process(Moment moment, RelayView view) {
        String since = Figures.span(moment.now() - view.since());
        if (view.up()) {
            String up = Words.of("relay.up.since", since);
            return view.id().isKnown() ? Words.of("relay.up.id", up, view.id().toString()) : up;
        }
        return Words.of("relay.down.since", Words.ended(view.how()), since);
    }

    private void showSession(Moment moment, long number) {
        Optional<SessionView> view = Optional.ofNullable(moment.snapshot().sessions().get(number));
        boolean up = view.filter(SessionView::isUp).isPresent();
        header.set(
                new Header(
                        Subject.SESSION,
                        Words.of("inspector.session", events.sessions().full(number)),
                        -1,
                        view.map(v -> Words.of(up ? "session.up" : "session.half"))
                                .orElse(Words.of("session.over")),
                        up,
                        ""));
    }

    private void showClient(Moment moment, ClientSpec client) {
        String kind = client.publisher() ? "inspector.publisher" : "inspector.subscriber";
        header.set(
                new Header(
                        Subject.CLIENT,
                        Words.of(kind, client.name()),
                        -1,
                        Words.of("outline.at", client.at()),
                        true,
                        ""));
        update(facts, ClientFacts.of(moment, client));
        boolean plays =
                moment.snapshot()
                        .client(client.name())
                        .filter(view -> view.state() == ClientState.PLAYING)
                        .isPresent();
        whyTitle.set(Words.of(plays ? "why.title.served" : "why.title.unserved"));
        update(why, client.publisher() ? List.of() : whyWords.subscription(moment, client));
        update(sessions, new RelayFacts(moment, client.name(), events.sessions()).sessions());
    }

    private void update(RelayFacts now) {
        Set<String> wanted = new LinkedHashSet<>(now.held());
        changing = true;
        List<NamespaceRow> gone =
                rows.stream().filter(row -> !wanted.contains(row.namespace())).toList();
        gone.forEach(NamespaceRow::forget);
        boolean changed = rows.removeAll(gone);
        for (NamespaceRow row : rows) {
            row.become(now::entry);
            wanted.remove(row.namespace());
        }
        changed |=
                rows.addAll(
                        wanted.stream().map(path -> new NamespaceRow(path, now::entry)).toList());
        changing = false;
        if (!filter.get().isEmpty() && rows.size() <= MAX_LIVE_FILTER) {
            narrow();
        }
        if (rows.size() <= Ordered.MAX_LIVE || !moments.getValue().running()) {
            values.set(values.get() + 1);
        }
        if (changed) {
            revision.set(revision.get() + 1);
        }
    }

    /// What an entry is changes; which rows the filter lets through changes with it.
    private void narrow() {
        changing = true;
        String letters = filter.get();
        shownRows.setPredicate(letters.isEmpty() ? null : row -> row.isLike(letters));
        changing = false;
    }

    private static <T> void update(ObservableList<T> shown, List<T> now) {
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
    }
}
