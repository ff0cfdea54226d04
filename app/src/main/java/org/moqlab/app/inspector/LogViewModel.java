package org.moqlab.app.inspector;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.events.EventWords;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.MeshEvent;

/// What happened at the selected relay up to the shown moment, newest last.
public final class LogViewModel {
    private static final List<String> HEADS = List.of("event", "time_s", "what");

    private final ObservableValue<Moment> moments;
    private final EventSource events;
    private final Selection selection;
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final BooleanProperty messages = new SimpleBooleanProperty(this, "messages", false);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private boolean watched;
    private boolean changing;
    private @Nullable RelayLog log;

    /// Follows `moments` and `selection`; reads `events`.
    public LogViewModel(ObservableValue<Moment> moments, EventSource events, Selection selection) {
        this.moments = moments;
        this.events = events;
        this.selection = selection;
        moments.addListener((_, _, _) -> show());
        selection.nodeProperty().addListener((_, _, _) -> show());
        messages.addListener((_, _, _) -> show());
    }

    /// Says whether somebody looks; what nobody looks at is not kept up to date.
    public void watch(boolean wanted) {
        watched = wanted;
        show();
    }

    /// The latest events, newest last.
    public ObservableList<LogLine> lines() {
        return lines;
    }

    /// Whether what it sent and received is listed as well.
    public BooleanProperty messagesProperty() {
        return messages;
    }

    /// How many there are, in words.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Number of the selected event.
    public ObservableValue<Optional<Long>> eventProperty() {
        return selection.eventProperty();
    }

    /// Selects the event of a line, everywhere. What a list selects by itself, because lines came
    /// or went, is not what a person selected.
    public void select(LogLine line) {
        if (!changing) {
            selectEvent(line.event());
        }
    }

    /// Selects an event, everywhere.
    public void selectEvent(long number) {
        selection.eventProperty().set(Optional.of(number));
    }

    /// The lines as words.
    public Sheet sheet() {
        return new Sheet(
                HEADS,
                lines.stream()
                        .map(line ->
                                List.of(Long.toString(line.event()), line.time(), line.words()))
                        .toList());
    }

    private void show() {
        String name = selection.nodeProperty().get().orElse("");
        Moment moment = moments.getValue();
        if (!watched || !moment.scenario().topology().members().contains(name)) {
            return;
        }
        long now = moment.snapshot().n();
        RelayLog reading = log;
        boolean fresh = reading == null;
        if (reading == null || !reading.goesOn(name, messages.get(), events.splice(), now)) {
            reading = new RelayLog(name, messages.get(), events.splice());
            log = reading;
            fresh = true;
        }
        if (reading.readOn(events, now) || fresh) {
            write(reading);
        }
    }

    /// Lines that stay are not written again.
    private void write(RelayLog reading) {
        List<MeshEvent> latest = reading.latest();
        changing = true;
        int kept = kept(latest);
        lines.remove(0, lines.size() - kept);
        lines.addAll(latest.subList(kept, latest.size()).stream().map(this::line).toList());
        changing = false;
        String all = Words.counted("log.count", latest.size());
        count.set(reading.hasOlder() ? Words.of("log.latest", Figures.count(latest.size())) : all);
    }

    /// How many of the last lines are the first of what is to be shown.
    private int kept(List<MeshEvent> latest) {
        long first = latest.isEmpty() ? Long.MAX_VALUE : latest.getFirst().n();
        int from = 0;
        while (from < lines.size() && lines.get(from).event() < first) {
            from++;
        }
        int kept = lines.size() - from;
        if (kept > latest.size()) {
            return 0;
        }
        for (int i = 0; i < kept; i++) {
            if (!lines.get(from + i).equals(line(latest.get(i)))) {
                return 0;
            }
        }
        return kept;
    }

    private LogLine line(MeshEvent event) {
        String session = events.sessions().from(event.relay(), event.session());
        String what = EventWords.what(event.body());
        return new LogLine(
                event.n(),
                Figures.micros(event.t()),
                EventWords.glyph(event.body()),
                session.isEmpty() ? what : Words.of("log.on", what, session));
    }
}
