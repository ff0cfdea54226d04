package org.moqlab.app.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// Goes through a part of a recording frame by frame, at the pace at which a run is played on the
/// screen: long waits are left out here as there. One thread.
public final class Reel {
    /// Most events of one frame; what is left comes with the next.
    static final int MAX_EVENTS = 20_000;

    private final Scenario scenario;
    private final boolean live;
    private final Journal journal;
    private final Span span;
    private final Pace pace;
    private final Underway underway;
    private MeshSnapshot state;
    private long now;
    private boolean begun;

    /// What is shown of a recording, and how.
    ///
    /// @param from mesh time it begins, ns
    /// @param to mesh time it ends, ns
    /// @param speed mesh time a screen time
    /// @param frame screen time of a frame, ns
    public record Span(long from, long to, double speed, long frame) {}

    /// @param journal the recording
    public Reel(Scenario scenario, boolean live, Journal journal, Span span) {
        this.scenario = scenario;
        this.live = live;
        this.journal = journal;
        this.span = span;
        long flight = scenario.topology().latency() + scenario.topology().jitter();
        pace = new Pace(flight, span.from());
        underway = new Underway(scenario, journal);
        state = journal.snapshotAt(journal.lastAt(span.from())).orElse(MeshSnapshot.EMPTY);
        now = span.from();
    }

    /// The next frame; empty after the last.
    public Optional<Moment> next() {
        if (!begun) {
            begun = true;
            return Optional.of(
                    new Moment(
                            scenario,
                            live,
                            state,
                            now,
                            List.of(),
                            true,
                            true,
                            underway.at(state, now),
                            carriage()));
        }
        if (now >= span.to()) {
            return Optional.empty();
        }
        OptionalLong next =
                journal.event(state.n() + 1)
                        .map(event -> OptionalLong.of(event.t()))
                        .orElse(OptionalLong.empty());
        now = Math.min(span.to(), pace.turn(now, span.frame(), span.speed(), next));
        List<MeshEvent> fresh = fresh();
        return Optional.of(
                new Moment(scenario, live, state, now, fresh, false, true, List.of(), carriage()));
    }

    private Carriage carriage() {
        return new Carriage(List.of(), Carriage.traffic(journal, state.n(), now));
    }

    private List<MeshEvent> fresh() {
        List<MeshEvent> fresh = new ArrayList<>();
        for (MeshEvent event : journal.events(state.n() + 1, MAX_EVENTS)) {
            if (event.t() > now) {
                break;
            }
            state = state.apply(event);
            fresh.add(event);
        }
        return fresh.subList(Math.max(0, fresh.size() - Moment.MAX_FRESH), fresh.size());
    }

    /// How much of the time is shown, 0 to 1.
    public double progress() {
        long whole = Math.max(1, span.to() - span.from());
        return Math.clamp((double) (now - span.from()) / whole, 0, 1);
    }
}
