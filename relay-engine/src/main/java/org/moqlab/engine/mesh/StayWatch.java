package org.moqlab.engine.mesh;

import java.util.List;
import org.moqlab.engine.mesh.Scenario.ExpectRow;
import org.moqlab.engine.observe.MeshSnapshot;

/// Watches that a row looks as expected all the time.
final class StayWatch implements Watch {
    private final Expected.Stays stays;
    private final List<String> relays;
    private final long from;
    private final long to;
    private long seenTo = -1;
    private String found = "";

    /// @param tolerance what is cut off at both ends, ns
    StayWatch(Expected.Stays stays, List<String> relays, long tolerance) {
        this.stays = stays;
        this.relays = relays;
        this.from = stays.from() + tolerance;
        this.to = stays.to() == Expected.END ? Expected.END : stays.to() - tolerance;
    }

    @Override
    public long to() {
        return to;
    }

    @Override
    public void look(MeshSnapshot state, long first, long last) {
        long begin = Math.max(first, from);
        long end = Math.min(last, to);
        if (begin > end) {
            return;
        }
        seenTo = end;
        if (found.isEmpty()) {
            found = unlike(state, begin);
        }
        if (found.isEmpty()) {
            found = unlike(state, end);
        }
    }

    private String unlike(MeshSnapshot state, long now) {
        ExpectRow row = stays.row();
        ExpectRow then = new ExpectRow(now, row.relay(), row.namespace(), row.hops(), row.state());
        RowWatch watch = new RowWatch(then, relays, 0);
        watch.look(state, now, now);
        String other = watch.outcome().found();
        return other.isEmpty() ? "" : "at " + Durations.format(now) + " " + other;
    }

    @Override
    public Verdicts.Outcome outcome() {
        boolean cut = to == Expected.END ? seenTo < 0 : seenTo < to;
        String why = found.isEmpty() && cut ? "the run ended before" : found;
        return new Verdicts.Outcome(stays.text(), why.isEmpty(), why);
    }
}
