package org.moqlab.app.feed;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.Silence;

/// Makes the moments of one run from its recording. FX thread.
final class Projector {
    private final Scenario scenario;
    private final boolean live;
    private final Tape tape;
    private final TimeControls time;
    private Splice splice = Splice.FIRST;
    private long answered;

    Projector(Scenario scenario, boolean live, Tape tape, TimeControls time) {
        this.scenario = scenario;
        this.live = live;
        this.tape = tape;
        this.time = time;
    }

    /// Before anything has happened.
    Moment start() {
        return new Moment(
                scenario,
                time.isOverQuic(),
                MeshSnapshot.EMPTY,
                0,
                List.of(),
                false,
                false,
                List.of());
    }

    /// The moment at a place.
    ///
    /// @param before what is shown; empty when nothing was shown of this run
    /// @return empty when nothing new is to be shown
    Optional<Moment> next(Optional<Moment> before, Stand told, Place place) {
        boolean other = !tape.splice().equals(splice) || told.answered() != answered;
        splice = tape.splice();
        answered = told.answered();
        if (before.isEmpty()) {
            return make(0, told, place, false);
        }
        long n = before.get().snapshot().n();
        long t = before.get().now();
        boolean back = place.n() < n || (!live && place.t() < t);
        boolean sought = time.isSeeking() && place.n() != n;
        boolean cut = other || back || sought;
        boolean stops = before.get().running() && !time.playingProperty().get();
        boolean hears = before.get().carriage().silences().equals(silences(told, place));
        return cut || stops || !hears || place.n() > n || place.t() > t
                ? make(n, told, place, cut)
                : Optional.empty();
    }

    /// What the engine says of silences holds where it stands.
    private List<Silence> silences(Stand told, Place place) {
        boolean here = live ? !time.isSeeking() : told.place().n() == place.n();
        return here ? told.silences() : List.of();
    }

    private Optional<Moment> make(long shown, Stand told, Place place, boolean cut) {
        long newest = Math.max(shown + 1, place.n() - Moment.MAX_FRESH + 1);
        List<MeshEvent> fresh = cut ? List.of() : tape.upTo(place.n(), newest, Moment.MAX_FRESH);
        return told.recording()
                .snapshotAt(place.n())
                .map(state -> {
                    long now = Math.max(place.t(), state.t());
                    boolean running = time.playingProperty().get();
                    List<MeshEvent> underway =
                            running && !cut
                                    ? List.of()
                                    : new Underway(scenario, told.recording()).at(state, now);
                    return new Moment(
                            scenario,
                            time.isOverQuic(),
                            state,
                            now,
                            fresh,
                            cut,
                            running,
                            underway,
                            new Carriage(
                                    silences(told, place),
                                    Carriage.traffic(told.recording(), place.n(), now)));
                });
    }
}
