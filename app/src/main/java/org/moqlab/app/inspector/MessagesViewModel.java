package org.moqlab.app.inspector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.SessionEnd;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.model.MessageView.Kind;

/// The messages one end of a session sent and received, newest first.
public final class MessagesViewModel {
    private static final Choice ALL = new Choice("", Words.of("messages.all"));

    private final EventSource events;
    private final Selection selection;
    private final List<Choice> kinds;
    private final ObservableList<MessageLine> lines = FXCollections.observableArrayList();
    private final ObjectProperty<Choice> kind = new SimpleObjectProperty<>(this, "kind", ALL);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private @Nullable MessageLog log;

    MessagesViewModel(EventSource events, Selection selection) {
        this.events = events;
        this.selection = selection;
        this.kinds =
                Stream.concat(
                                Stream.of(ALL),
                                Arrays.stream(Kind.values())
                                        .map(k -> new Choice(k.name(), Words.of("message." + k))))
                        .toList();
        kind.addListener((_, _, _) -> write());
    }

    /// What can be shown: all messages, or those of one kind.
    public List<Choice> kinds() {
        return kinds;
    }

    /// Which of [#kinds] is shown.
    public ObjectProperty<Choice> kindProperty() {
        return kind;
    }

    /// The latest messages of that kind, newest first.
    public ObservableList<MessageLine> lines() {
        return lines;
    }

    /// How many there are, in words.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Number of the selected event.
    public ObservableValue<Optional<Long>> eventProperty() {
        return selection.eventProperty();
    }

    /// Selects the event of a message, everywhere.
    public void selectEvent(long number) {
        selection.eventProperty().set(Optional.of(number));
    }

    /// Forgets what was read: another record begins.
    void forget() {
        log = null;
    }

    /// Shows what was said at `end`, up to the moment shown.
    void show(SessionEnd end) {
        MessageLog reading = log;
        boolean other = reading == null || !reading.end().equals(end);
        if (reading == null || other) {
            reading = new MessageLog(end);
            log = reading;
        }
        if (reading.readOn(events) || other) {
            write();
        }
    }

    private void write() {
        MessageLog reading = log;
        if (reading == null) {
            return;
        }
        Optional<Kind> only =
                kind.get().key().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Kind.valueOf(kind.get().key()));
        lines.setAll(reading.newest(only).stream().map(MessageLine::of).toList());
        count.set(counted(reading.count(only)));
    }

    private String counted(long all) {
        return all > lines.size()
                ? Words.of("messages.latest", Figures.count(lines.size()), Figures.count(all))
                : Words.counted("messages", all);
    }
}
