package org.moqlab.app.canvas;

import java.util.Optional;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.MeshEvent;

/// Notices when the clock jumped over a wait in which nothing happened, so that the jump can be
/// said. A steady fast clock is no jump. One thread.
final class Jumps {
    /// Shortest wait worth saying, ns.
    static final long SHORTEST = 50 * Durations.MILLI;

    /// How much longer than the step before a step is to count as a jump.
    static final int SUDDEN = 4;

    /// A wait the clock jumped over.
    ///
    /// @param length ns
    /// @param timer the timer that ended it; empty when none did
    record Jump(long length, String timer) {}

    private long shown = -1;
    private long step;

    /// The wait between the moment shown before and this one, if the clock jumped over it.
    Optional<Jump> note(Moment moment) {
        long before = shown;
        if (moment.now() == before && !moment.cut()) {
            return Optional.empty();
        }
        long stepBefore = step;
        shown = moment.now();
        step = before < 0 ? 0 : Math.max(0, moment.now() - before);
        boolean sudden = !moment.cut() && step >= SHORTEST && step > SUDDEN * stepBefore;
        return before < 0 || !sudden ? Optional.empty() : longest(moment, before);
    }

    private static Optional<Jump> longest(Moment moment, long from) {
        long last = from;
        long length = 0;
        long end = from;
        for (MeshEvent event : moment.fresh()) {
            if (event.t() - last > length) {
                length = event.t() - last;
                end = event.t();
            }
            last = Math.max(last, event.t());
        }
        if (moment.now() - last > length) {
            length = moment.now() - last;
            end = moment.now();
        }
        return length < SHORTEST
                ? Optional.empty()
                : Optional.of(new Jump(length, timer(moment, end)));
    }

    private static String timer(Moment moment, long t) {
        for (MeshEvent event : moment.fresh()) {
            if (event.t() == t && event.body() instanceof EventBody.DeadlineReached deadline) {
                return deadline.timer();
            }
        }
        return "";
    }
}
