package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Splice;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.observe.MeshEvent;

/// The messages around the selected one, on its stream and the same way: one a row, so that what
/// changes from one to the next stands in one column. Announcements are shown so unless a person
/// wants rows of 16 octets; all else the other way round.
public final class StreamViewModel {
    /// Most messages before the selected one.
    static final int MAX_BEFORE = 100;

    /// Most messages after it.
    static final int MAX_AFTER = 50;

    /// How many events it looks for them before the selected one, and after it.
    static final int FAR = 10_000;

    private static final int CHUNK = 2_000;

    private final EventSource source;
    private final Function<MeshEvent, Details> details;
    private final ReadOnlyObjectWrapper<List<StreamRow>> rows =
            new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyBooleanWrapper byMessage = new ReadOnlyBooleanWrapper(this, "byMessage");
    private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper(this, "place", "");
    private Optional<Boolean> chosen = Optional.empty();
    private Optional<MeshEvent> shown = Optional.empty();
    private Optional<Channel> read = Optional.empty();
    private Splice splice = Splice.FIRST;

    /// Reads the recording of `source`; `details` takes events apart.
    StreamViewModel(EventSource source, Function<MeshEvent, Details> details) {
        this.source = source;
        this.details = details;
    }

    /// The messages, oldest first; none while rows are of 16 octets.
    public ReadOnlyObjectProperty<List<StreamRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Whether a row is a message, and not 16 octets.
    public ReadOnlyBooleanProperty byMessageProperty() {
        return byMessage.getReadOnlyProperty();
    }

    /// Whose stream it is, and which way, in words.
    public ReadOnlyStringProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// Has a row be a message, or 16 octets, whatever is selected from now on.
    public void choose(boolean message) {
        chosen = Optional.of(message);
        show(shown);
    }

    /// Place of the row of an event; -1 for none.
    public int rowOf(long event) {
        return rows.get().stream().map(StreamRow::event).toList().indexOf(event);
    }

    /// Shows what is around an event.
    void show(Optional<MeshEvent> event) {
        shown = event;
        Optional<Channel.Said> said = event.flatMap(Channel::said);
        place.set(
                said.map(Channel.Said::channel)
                        .map(one ->
                                Words.of(one.sent() ? "bytes.sent" : "bytes.received", one.end()))
                        .orElse(""));
        byMessage.set(
                chosen.orElseGet(() -> said.filter(StreamViewModel::isAnnounced).isPresent()));
        if (said.isEmpty() || event.isEmpty() || !byMessage.get()) {
            read = Optional.empty();
            rows.set(List.of());
        } else if (!hasAround(event.get().n(), said.get().channel())) {
            read = Optional.of(said.get().channel());
            splice = source.splice();
            rows.set(around(event.get(), said.get().channel()));
        }
    }

    private static boolean isAnnounced(Channel.Said said) {
        return switch (said.message().kind()) {
            case ANNOUNCE, REANNOUNCE, UNANNOUNCE -> true;
            case SETUP, INTEREST, HEARTBEAT, SUBSCRIBE, ACCEPT, REFUSAL, END, GROUP, DATA -> false;
        };
    }

    /// Whether what was read before will do: there may be more after its last message by now.
    private boolean hasAround(long event, Channel channel) {
        int row = rowOf(event);
        return read.equals(Optional.of(channel))
                && splice.equals(source.splice())
                && row >= 0
                && row < rows.get().size() - 1;
    }

    private List<StreamRow> around(MeshEvent event, Channel channel) {
        List<MeshEvent> all = new ArrayList<>(before(event.n(), channel).reversed());
        all.add(event);
        all.addAll(after(event.n(), channel));
        return all.stream().flatMap(one -> row(one).stream()).toList();
    }

    private Optional<StreamRow> row(MeshEvent event) {
        return Channel.said(event)
                .map(one -> StreamRow.of(event, one.message(), one.offset(), details.apply(event)));
    }

    /// The newest first.
    private List<MeshEvent> before(long event, Channel channel) {
        List<MeshEvent> found = new ArrayList<>();
        long least = Math.max(1, event - FAR);
        for (long to = event; to > least && found.size() < MAX_BEFORE; to -= CHUNK) {
            long from = Math.max(least, to - CHUNK);
            source.recorded(from, (int) (to - from)).reversed().stream()
                    .filter(channel::has)
                    .limit(MAX_BEFORE - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    private List<MeshEvent> after(long event, Channel channel) {
        List<MeshEvent> found = new ArrayList<>();
        long last = Math.min(source.last(), event + FAR);
        for (long from = event + 1; from <= last && found.size() < MAX_AFTER; from += CHUNK) {
            source.recorded(from, (int) Math.min(CHUNK, last - from + 1)).stream()
                    .filter(channel::has)
                    .limit(MAX_AFTER - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    /// The messages as words.
    Sheet sheet() {
        return new Sheet(
                List.of("event", "offset", "octets", "letters", "what"),
                rows.get().stream()
                        .map(row ->
                                List.of(
                                        Long.toString(row.event()),
                                        row.hex().offset(),
                                        String.join(" ", row.hex().octets()),
                                        String.join("", row.hex().letters()),
                                        row.words()))
                        .toList());
    }
}
