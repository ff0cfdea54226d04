package org.moqlab.app.scenario;

import java.util.List;
import java.util.Optional;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Timed;
import org.moqlab.engine.mesh.Verdicts;
import org.moqlab.engine.observe.MeshEvent;

/// Judges the expected rows of a recording as it grows, by the rules of the headless lab. Reads
/// events only until the last such row is judged.
final class WishJudge {
    /// Most events read at a time; the rest follows with the next moment.
    static final int MAX_BATCH = 20_000;

    /// How far from its time a row of a live mesh may be met, ns.
    static final long LIVE_TOLERANCE = 250 * Durations.MILLI;

    private final EventSource source;
    private final long tolerance;
    private final long last;
    private final Verdicts verdicts;
    private long read;
    private Optional<List<Verdicts.Outcome>> outcomes = Optional.empty();

    WishJudge(Scenario scenario, boolean live, EventSource source) {
        this.source = source;
        this.tolerance = live ? LIVE_TOLERANCE : 0;
        this.verdicts = new Verdicts(scenario, tolerance);
        this.last =
                scenario.expectations().stream()
                        .mapToLong(e -> e instanceof Timed timed ? timed.at() + tolerance : -1)
                        .max()
                        .orElse(-1);
    }

    /// Takes in what was recorded, and that nothing more comes before a moment.
    void follow(Moment moment) {
        if (outcomes.isPresent() || last < 0) {
            return;
        }
        List<MeshEvent> events = source.recorded(read + 1, MAX_BATCH);
        for (MeshEvent event : events) {
            if (event.t() <= last) {
                verdicts.accept(event);
            }
        }
        read = events.isEmpty() ? read : events.getLast().n();
        boolean past = !events.isEmpty() && events.getLast().t() > last;
        if (past || (moment.now() > last && read >= moment.snapshot().n())) {
            outcomes = Optional.of(verdicts.close(last));
        }
    }

    /// What came of the expectation at `index`, once all rows are judged and the moment lies after
    /// them.
    Optional<Verdicts.Outcome> outcome(int index, Moment moment) {
        return moment.now() > last ? outcomes.map(all -> all.get(index)) : Optional.empty();
    }
}
