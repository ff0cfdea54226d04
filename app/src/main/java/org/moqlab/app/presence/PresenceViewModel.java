package org.moqlab.app.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.RecordingReader;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Truth;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.RowView;

/// The lanes of the selected namespace: what each relay held when, over the whole recording.
public final class PresenceViewModel implements PresenceModel {
    /// Most times marked at which publishers came or left.
    static final int MAX_TURNS = 200;

    private final ObservableValue<Moment> moments;
    private final RecordingReader reader;
    private final Selection selection;
    private final TimeControls time;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final List<Turn> turns = new ArrayList<>();
    private @Nullable PresenceHistory history;
    private Optional<Namespace> namespace = Optional.empty();
    private List<String> relays = List.of();

    private static final List<EntryState> LEGEND =
            List.of(EntryState.LIVE, EntryState.LINGERING, EntryState.GHOST, EntryState.MISSING);

    /// Follows `moments` and `selection`, reads the recording of `source`, goes by `time`.
    public PresenceViewModel(
            ObservableValue<Moment> moments,
            EventSource source,
            Selection selection,
            TimeControls time) {
        this.moments = moments;
        this.reader = new RecordingReader(moments, source, time, this::show);
        this.selection = selection;
        this.time = time;
        selection.namespaceProperty().addListener((_, _, _) -> reader.show());
        selection.nodeProperty().addListener((_, _, _) -> revise());
    }

    @Override
    public void watch(boolean wanted) {
        reader.watch(wanted);
    }

    private void show() {
        Moment moment = moments.getValue();
        Optional<Namespace> wanted = selection.namespaceProperty().get();
        boolean other = reader.isOther() || !wanted.equals(namespace);
        if (history == null || other) {
            begin(moment, wanted);
        }
        readOn();
        title.set(
                namespace
                        .map(n -> Words.of("presence.title", n.path()))
                        .orElseGet(() -> Words.of("presence.nothing")));
        revise();
    }

    private void begin(Moment moment, Optional<Namespace> wanted) {
        namespace = wanted;
        relays = moment.scenario().topology().members();
        history = wanted.map(n -> new PresenceHistory(n, relays)).orElse(null);
        turns.clear();
        reader.begin();
    }

    private void readOn() {
        PresenceHistory reading = history;
        if (reading == null) {
            return;
        }
        for (MeshEvent event : reader.next()) {
            reading.accept(event);
            if (event.body() instanceof EventBody.TruthChanged change
                    && Optional.of(change.namespace()).equals(namespace)
                    && turns.size() < MAX_TURNS) {
                turns.add(new Turn(event.t(), words(change)));
            }
        }
    }

    private static String words(EventBody.TruthChanged change) {
        return change.publishers().isEmpty()
                ? Words.of("presence.left")
                : Words.of("presence.by", String.join(", ", change.publishers()));
    }

    private void revise() {
        if (reader.isWatched()) {
            revision.set(revision.get() + 1);
        }
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    @Override
    public long end() {
        return Math.max(time.chronicle().end(), moments.getValue().now());
    }

    @Override
    public long now() {
        return moments.getValue().now();
    }

    @Override
    public String clock(long t) {
        return Figures.clock(t);
    }

    @Override
    public String tick(long t, long step) {
        int places = 0;
        for (long unit = Durations.SECOND; t > 0 && step < unit && places < 3; unit /= 10) {
            places++;
        }
        return String.format(
                Locale.ROOT, "%." + places + "f\u00a0s", (double) t / Durations.SECOND);
    }

    @Override
    public List<Turn> turns() {
        return turns;
    }

    @Override
    public List<PresenceLane> lanes() {
        PresenceHistory reading = history;
        if (reading == null) {
            return List.of();
        }
        String chosen = selection.nodeProperty().get().orElse("");
        return relays.stream()
                .map(relay ->
                        new PresenceLane(
                                relay,
                                reading.stretches(relay, end()),
                                present(relay),
                                relay.equals(chosen)))
                .toList();
    }

    private Stretch.Look present(String relay) {
        Moment moment = moments.getValue();
        Optional<Namespace> name = namespace;
        if (name.isEmpty()) {
            return new Stretch.Look(EntryState.UNKNOWN, -1, "");
        }
        long hops =
                moment.snapshot()
                        .row(relay, name.get())
                        .map(RowView::row)
                        .flatMap(row -> row.best())
                        .map(best -> best.route().hops().length())
                        .orElse(-1L);
        return new Stretch.Look(
                Truth.state(moment.snapshot(), relay, name.get(), moment.now()), hops, "");
    }

    @Override
    public List<EntryState> legend() {
        return LEGEND;
    }

    @Override
    public int peer(String name) {
        return relays.indexOf(name);
    }

    @Override
    public void choose(String relay) {
        selection.selectNode(Optional.of(relay));
    }

    @Override
    public void goTo(String relay, long t) {
        choose(relay);
        time.goToTime(t);
    }
}
