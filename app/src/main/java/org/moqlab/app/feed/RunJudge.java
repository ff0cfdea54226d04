package org.moqlab.app.feed;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Verdicts;
import org.moqlab.engine.observe.MeshEvent;

/// Judges a recording by the expectations of a scenario as it grows, by the rules of the headless
/// lab. Reads no further than a time.
public final class RunJudge {
    /// Most events read at a time; the rest follows with the next moment.
    static final int MAX_BATCH = 20_000;

    private final EventSource source;
    private final Splice splice;
    private final long last;
    private final Verdicts verdicts;
    private long read;
    private Optional<List<Verdicts.Outcome>> outcomes = Optional.empty();

    /// Begins with the first event of what is recorded now.
    ///
    /// @param tolerance how far from its time a row may be met, ns
    /// @param last mesh time up to which it is judged, ns; -1 when nothing is to be
    public RunJudge(Scenario scenario, long tolerance, long last, EventSource source) {
        this.source = source;
        this.splice = source.splice();
        this.last = last;
        this.verdicts = new Verdicts(scenario, tolerance);
    }

    /// Whether the recording is another one by now, so that it has to be judged anew.
    public boolean isStale() {
        return !source.splice().equals(splice);
    }

    /// Takes in what was recorded, and that nothing more comes before a moment.
    ///
    /// @param over whether nothing is left to happen after that moment
    public void follow(Moment moment, boolean over) {
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
        boolean all = read >= moment.snapshot().n();
        if (past || (all && (over || moment.now() > last))) {
            outcomes = Optional.of(verdicts.close(last));
        } else if (all) {
            verdicts.quietUntil(Math.min(last, moment.now() - 1));
        }
    }

    /// What came of each expectation, in their order, once all are judged and the moment lies after
    /// the time up to which they are.
    public Optional<List<Verdicts.Outcome>> outcomes(Moment moment) {
        return moment.now() > last ? outcomes : Optional.empty();
    }

    /// What came of what was expected at a time, as soon as the moment lies after that time.
    ///
    /// @param index its place among the expectations of the scenario
    /// @param until the last time at which it may be met, ns
    public Optional<Verdicts.Outcome> outcome(int index, long until, Moment moment) {
        if (moment.now() <= until) {
            return Optional.empty();
        }
        return outcomes.map(all -> all.get(index)).or(() -> verdicts.judged(index));
    }

    /// What came of each expectation, once all are judged.
    public Optional<List<Verdicts.Outcome>> outcomes() {
        return outcomes;
    }
}
