package org.moqlab.app.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Duration;
import org.moqlab.app.feed.Calm;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.Travel;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.model.MessageView.Span;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// The events of the run, filtered, and the selected one taken apart.
public final class EventsViewModel {
    /// Rows from which on they follow calmly: JavaFX goes through the sizes of all rows each time
    /// their number changes.
    static final int MANY = 5_000;

    private static final Duration CALM = Duration.millis(100);

    private final ObservableValue<Moment> moments;
    private final EventSource source;
    private final Selection selection;
    private final Stretch stretch;
    private final FilteredList<EventRow> rows;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyObjectWrapper<Details> details =
            new ReadOnlyObjectWrapper<>(this, "details", Details.NONE);
    private final ReadOnlyObjectWrapper<Long> causeOfSelected =
            new ReadOnlyObjectWrapper<>(this, "causeOfSelected", 0L);
    private final ReadOnlyLongWrapper present = new ReadOnlyLongWrapper(this, "present");
    private final ReadOnlyIntegerWrapper marked = new ReadOnlyIntegerWrapper(this, "marked", -1);
    private final Calm calm = new Calm(CALM, this::show);
    private final FilterChips chips;
    private final Travel travel;
    private final Dissector dissector;
    private final StreamViewModel stream;
    private Map<String, Integer> peers = Map.of();
    private long looked;

    /// Follows `moments`, reads the recording of `source`, shares `selection`, goes by `travel`,
    /// has messages taken apart by `dissector`.
    public EventsViewModel(
            ObservableValue<Moment> moments,
            EventSource source,
            Selection selection,
            Travel travel,
            Dissector dissector) {
        this(moments, source, selection, travel, dissector, Stretch.MAX_ROWS);
    }

    /// @param most rows kept of a recording that has more events
    EventsViewModel(
            ObservableValue<Moment> moments,
            EventSource source,
            Selection selection,
            Travel travel,
            Dissector dissector,
            int most) {
        this.source = source;
        this.selection = selection;
        this.travel = travel;
        this.dissector = dissector;
        this.moments = moments;
        this.chips = new FilterChips(filter, moments, source, selection);
        this.stretch = new Stretch(source, most, this::row, chips::count);
        this.rows = new FilteredList<>(stretch.rows());
        this.stream = new StreamViewModel(source, this::details);
        filter.addListener((_, _, text) -> {
            Predicate<EventRow> wanted = EventFilter.parse(text);
            rows.setPredicate(wanted);
            tell();
        });
        this.looked = moments.getValue().snapshot().n();
        moments.addListener((_, _, now) -> follow(now));
        selection
                .eventProperty()
                .addListener((_, _, now) -> {
                    now.filter(n -> !stretch.has(n)).ifPresent(this::lookAt);
                    takeApart();
                });
        show();
    }

    /// The rows the filter lets through, oldest first.
    public ObservableList<EventRow> rows() {
        return rows;
    }

    /// The line of filter.
    public StringProperty filterProperty() {
        return filter;
    }

    /// The chips that edit the line of filter.
    public FilterChips chips() {
        return chips;
    }

    /// How many rows are shown of how many.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// The selected event taken apart.
    public ReadOnlyObjectProperty<Details> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// The field of the selected message that is looked at, by its index; -1 for none.
    public ReadOnlyIntegerProperty markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /// Looks at a field of the selected message.
    void mark(int field) {
        marked.set(field);
    }

    /// Looks at the field of that name, if there is one.
    public void markNamed(String name) {
        List<String> names = details.get().fields().stream().map(Details.Field::name).toList();
        mark(names.indexOf(name));
    }

    /// Looks at the field an octet of the selected message belongs to.
    void markOctet(int octet) {
        marked.set(details.get().fieldAt(octet));
    }

    /// Name of the field that is looked at; empty for none.
    String markedName() {
        List<Details.Field> fields = details.get().fields();
        int place = marked.get();
        return place >= 0 && place < fields.size() ? fields.get(place).name() : "";
    }

    /// The messages around the selected one on its stream.
    public StreamViewModel stream() {
        return stream;
    }

    /// Selects an event, everywhere.
    void selectEvent(long number) {
        selection.eventProperty().set(Optional.of(number));
    }

    /// Number of the cause of the selected event; 0 for none.
    public ReadOnlyObjectProperty<Long> causeOfSelectedProperty() {
        return causeOfSelected.getReadOnlyProperty();
    }

    /// Number of the selected event.
    public ObservableValue<Optional<Long>> selectedProperty() {
        return selection.eventProperty();
    }

    /// Number of the last event that has happened at the shown moment; the rows after it are of the
    /// recording and lie ahead.
    public ReadOnlyLongProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /// Place of the last row that has happened at the shown moment; -1 for none.
    public int presentRow() {
        int low = -1;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (rows.get(middle).number() <= present.get()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Goes to the moment of a row.
    public void goTo(EventRow row) {
        select(row);
        travel.goTo(row.number());
    }

    /// Goes to the moment of the selected event.
    public void goToSelected() {
        selection.eventProperty().get().ifPresent(travel::goTo);
    }

    /// Goes on from the moment of a row on a branch of its own.
    public void fork(EventRow row) {
        travel.fork(row.number());
    }

    /// Selects an event, and where it happened, everywhere. A selected session stays selected with
    /// its own events.
    public void select(EventRow row) {
        if (selection.eventProperty().get().equals(Optional.of(row.number()))) {
            return;
        }
        selection.eventProperty().set(Optional.of(row.number()));
        Optional<Long> session = selection.sessionProperty().get();
        if (row.peer() >= 0 && !session.equals(Optional.of(row.connection()))) {
            selection.nodeProperty().set(Optional.of(row.relay()));
        }
    }

    /// Selects the cause of the selected event, if it has one that is still kept.
    public void selectCause() {
        long cause = causeOfSelected.get();
        if (cause > 0 && source.recorded(cause).isPresent()) {
            selection.eventProperty().set(Optional.of(cause));
        }
    }

    /// Selects the cause of a row, if it has one that is still kept.
    public void selectCauseOf(EventRow row) {
        if (row.cause() > 0 && source.recorded(row.cause()).isPresent()) {
            selection.eventProperty().set(Optional.of(row.cause()));
        }
    }

    private void follow(Moment moment) {
        looked = moment.snapshot().n();
        if (stretch.rows().size() < MANY || stretch.isOld()) {
            show();
        } else {
            calm.soon();
        }
    }

    /// Has rows around an event at once.
    private void lookAt(long event) {
        looked = event;
        learn();
        for (boolean more = true; more && !stretch.has(event); ) {
            more = stretch.read(event);
        }
        show();
    }

    private void show() {
        if (stretch.isOld()) {
            long kept = stretch.splice();
            if (selection.eventProperty().get().filter(n -> n > kept).isPresent()) {
                selection.eventProperty().set(Optional.empty());
            }
        }
        learn();
        boolean more = stretch.read(looked);
        chips.offer();
        present.set(moments.getValue().snapshot().n());
        tell();
        if (more) {
            calm.later();
        }
    }

    /// Whether rows of what has been recorded are still to come.
    public boolean isDue() {
        return calm.isDue();
    }

    private void learn() {
        Map<String, Integer> known = new HashMap<>();
        Moment moment = moments.getValue();
        moment.scenario().topology().members().forEach(relay -> known.put(relay, known.size()));
        peers = known;
    }

    private EventRow row(MeshEvent event) {
        int peer = peers.getOrDefault(event.relay(), -1);
        return new EventRow(event, source::recorded, peer, source.sessions().full(event.session()));
    }

    private void tell() {
        List<EventRow> all = stretch.rows();
        String kept =
                stretch.isWhole()
                        ? Figures.count(all.size())
                        : Words.of(
                                "events.stretch",
                                Figures.count(all.getFirst().number()),
                                Figures.count(all.getLast().number()),
                                Figures.count(source.last()));
        count.set(
                rows.size() == all.size()
                        ? Words.of("events.count", kept)
                        : Words.of("events.count.filtered", Figures.count(rows.size()), kept));
    }

    /// The rows the filter lets through, as words.
    Sheet sheet() {
        return new Sheet(
                List.of("event", "time_s", "relay", "kind", "session", "what", "cause"),
                rows.stream()
                        .map(row ->
                                List.of(
                                        Long.toString(row.number()),
                                        Figures.micros(row.time()),
                                        row.relay(),
                                        row.kind(),
                                        row.session(),
                                        row.what(),
                                        Long.toString(row.cause())))
                        .toList());
    }

    private void takeApart() {
        Optional<MeshEvent> event = selection.eventProperty().get().flatMap(source::recorded);
        causeOfSelected.set(event.map(MeshEvent::cause).orElse(0L));
        String field = stream.byMessageProperty().get() ? markedName() : "";
        marked.set(-1);
        details.set(event.map(this::details).orElse(Details.NONE));
        stream.show(event);
        // From message to message of a stream one goes on looking at the same field.
        if (!field.isEmpty()) {
            markNamed(field);
        }
    }

    private Details details(MeshEvent event) {
        List<Span> spans = List.of();
        if (event.body() instanceof EventBody.Sent sent) {
            spans = spans(sent.message(), event.session());
        } else if (event.body() instanceof EventBody.Received received) {
            spans = spans(received.message(), event.session());
        }
        return Details.of(event, source.sessions().full(event.session()), spans);
    }

    private List<Span> spans(MessageView message, long session) {
        return Optional.ofNullable(moments.getValue().snapshot().sessions().get(session))
                .map(view -> dissector.fields(message, view.alpn()))
                .orElse(List.of());
    }
}
