package org.moqlab.app.spacetime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.events.EventWords;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Mark;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.RecordingReader;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.feed.TimeControls;
import org.moqlab.app.presence.Stretch;
import org.moqlab.app.words.Figures;
import org.moqlab.app.words.Sheet;
import org.moqlab.app.words.Words;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshEvent;

/// What relays told each other about the selected namespace and when, over the whole recording, and
/// the chain of causes behind the selected event.
public final class SpaceTimeViewModel {
    /// Most causes followed back.
    static final int MAX_CHAIN = 200;

    private final ObservableValue<Moment> moments;
    private final EventSource source;
    private final RecordingReader reader;
    private final Selection selection;
    private final TimeControls time;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper circle = new ReadOnlyStringWrapper(this, "circle", "");
    private final BooleanProperty folds = new SimpleBooleanProperty(this, "folds", true);
    private final ObservableList<ChainStep> chain = FXCollections.observableArrayList();
    private @Nullable Reading reading;

    /// Follows `moments` and `selection`, reads the recording of `source`, goes by `time`.
    public SpaceTimeViewModel(
            ObservableValue<Moment> moments,
            EventSource source,
            Selection selection,
            TimeControls time) {
        this.moments = moments;
        this.source = source;
        this.reader = new RecordingReader(moments, source, time, this::show);
        this.selection = selection;
        this.time = time;
        selection.namespaceProperty().addListener((_, _, _) -> reader.show());
        selection.nodeProperty().addListener((_, _, _) -> revise());
        selection.eventProperty().addListener((_, _, _) -> follow());
        folds.addListener((_, _, _) -> reader.show());
    }

    /// Whether somebody looks; what nobody looks at is not kept up to date.
    public void watch(boolean wanted) {
        reader.watch(wanted);
        follow();
    }

    private void show() {
        Optional<Namespace> wanted = selection.namespaceProperty().get();
        Reading before = reading;
        boolean other =
                before == null
                        || reader.isOther()
                        || !wanted.equals(Optional.of(before.namespace()))
                        || before.folds() != folds.get();
        if (other) {
            reader.begin();
            reading = wanted.map(n -> new Reading(n, moments.getValue(), folds.get())).orElse(null);
        }
        Reading on = reading;
        if (on != null) {
            reader.next().forEach(on::accept);
        }
        title.set(
                on == null
                        ? Words.of("spacetime.nothing")
                        : Words.of(
                                "spacetime.title",
                                on.namespace().path(),
                                Figures.count(on.passings().count())));
        revise();
    }

    private void revise() {
        if (reader.isWatched()) {
            revision.set(revision.get() + 1);
        }
    }

    /// Follows the selected event back through its causes; one that lies on the chain shown already
    /// is only marked there.
    private void follow() {
        if (!reader.isWatched()) {
            return;
        }
        long wanted = selection.eventProperty().get().orElse(0L);
        boolean known = chain.stream().anyMatch(step -> step.event() == wanted);
        long tip = known ? chain.getLast().event() : wanted;
        List<ChainStep> steps = new ArrayList<>();
        long n = tip;
        while (n > 0 && steps.size() < MAX_CHAIN) {
            Optional<MeshEvent> event = source.recorded(n);
            event.ifPresent(e -> steps.addFirst(step(e, wanted)));
            n = event.map(MeshEvent::cause).orElse(0L);
        }
        chain.setAll(steps);
        circle.set(circle(steps));
        revise();
    }

    private ChainStep step(MeshEvent event, long wanted) {
        return new ChainStep(
                event.n(),
                event.t(),
                event.relay(),
                peer(event.relay()),
                EventWords.what(event.body()),
                event.n() == wanted);
    }

    /// The relays of a chain in order, when it comes back to one of them; empty when it does not.
    private static String circle(List<ChainStep> steps) {
        List<String> way = new ArrayList<>();
        for (ChainStep step : steps) {
            boolean relay = step.peer() >= 0;
            if (relay && (way.isEmpty() || !way.getLast().equals(step.place()))) {
                way.add(step.place());
            }
        }
        Set<String> seen = new HashSet<>();
        for (String place : way) {
            if (!seen.add(place)) {
                return Words.of("spacetime.circle", place, String.join(" → ", way));
            }
        }
        return "";
    }

    /// Counts the changes of what is shown.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Which namespace it is about, and how many messages there are.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Says that the chain comes back to a relay it has been at; empty when it does not.
    public ReadOnlyStringProperty circleProperty() {
        return circle.getReadOnlyProperty();
    }

    /// Whether times in which nothing happens are folded.
    public BooleanProperty foldsProperty() {
        return folds;
    }

    /// The selected event and its causes, the first cause first.
    public ObservableList<ChainStep> chain() {
        return chain;
    }

    /// The chain as words.
    Sheet sheet() {
        return new Sheet(
                List.of("event", "time_s", "at", "what"),
                chain.stream()
                        .map(step ->
                                List.of(
                                        Long.toString(step.event()),
                                        Figures.micros(step.t()),
                                        step.place(),
                                        step.words()))
                        .toList());
    }

    /// The lanes.
    List<String> relays() {
        Reading on = reading;
        return on == null ? List.of() : on.relays();
    }

    /// The axis.
    Warp warp() {
        Reading on = reading;
        return on == null ? new Warp(Durations.MILLI, true) : on.warp();
    }

    /// The messages that were under way at some time between two, ns.
    List<Passing> passings(long from, long to) {
        Reading on = reading;
        return on == null ? List.of() : on.passings().between(from, to);
    }

    /// What a relay held when.
    List<Stretch> stretches(String relay) {
        Reading on = reading;
        return on == null ? List.of() : on.history().stretches(relay, time.chronicle().end());
    }

    /// How far away a relay held the name, and since when.
    List<HopsFrom> hops(String relay) {
        return HopsFrom.of(stretches(relay));
    }

    /// The chain's parts between relays.
    List<ChainLeg> legs() {
        Reading on = reading;
        return on == null ? List.of() : on.legs(chain);
    }

    /// Whether a folded wait was that for a hold-down.
    boolean isHoldDown(Warp.Band wait) {
        Reading on = reading;
        return on != null && on.isHoldDown(wait);
    }

    /// When hold-downs ran on a relay's entry.
    List<Holds.Hold> holds(String relay) {
        Reading on = reading;
        return on == null ? List.of() : on.holds().of(relay);
    }

    /// Commands, faults and findings.
    List<Mark> marks() {
        return time.chronicle().marks();
    }

    /// The shown time, ns.
    long now() {
        return moments.getValue().now();
    }

    /// The selected relay; empty for none.
    String selected() {
        return selection.nodeProperty().get().orElse("");
    }

    /// Place of a relay among the relays, for its colour; -1 for a client.
    private int peer(String name) {
        return moments.getValue().scenario().topology().relays().indexOf(name);
    }

    /// Selects an event everywhere and stands there.
    void goTo(long event) {
        selection.eventProperty().set(Optional.of(event));
        time.goTo(event);
    }

    /// Stands at a time, ns.
    void goToTime(long t) {
        time.goToTime(t);
    }

    /// Selects the event before or after the selected one on the chain.
    ///
    /// @param by -1 for its cause, 1 for what it led to
    void walk(int by) {
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).selected()) {
                int next = Math.clamp(i + by, 0, chain.size() - 1);
                selection.eventProperty().set(Optional.of(chain.get(next).event()));
                return;
            }
        }
    }

    /// Selects the relay so many lanes farther.
    void sidestep(int by) {
        List<String> relays = relays();
        if (!relays.isEmpty()) {
            int next = Math.clamp(relays.indexOf(selected()) + by, 0, relays.size() - 1);
            selection.selectNode(Optional.of(relays.get(next)));
        }
    }

    /// Selects the relay of a lane everywhere.
    void select(int lane) {
        selection.selectNode(Optional.of(relays().get(lane)));
    }

    /// Stands at the selected event.
    void goToSelected() {
        selection.eventProperty().get().ifPresent(time::goTo);
    }
}
