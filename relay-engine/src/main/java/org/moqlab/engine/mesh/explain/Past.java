package org.moqlab.engine.mesh.explain;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.Sought;

/// What is kept of what has happened. Live, simulated and recorded runs look the same through it.
public interface Past {
    /// The event of that number, unless it is no longer kept or has not happened.
    Optional<MeshEvent> event(long n);

    /// Events from number `from` on, at most `max`, oldest first; starts at the oldest kept one
    /// when `from` is no longer kept.
    List<MeshEvent> events(long from, int max);

    /// Those sought among at most `max` events from number `from` on, oldest first.
    List<MeshEvent> events(long from, int max, Sought sought);

    /// A journal up to and including event `last`.
    static Past of(Journal journal, long last) {
        return new Past() {
            @Override
            public Optional<MeshEvent> event(long n) {
                return n > last ? Optional.empty() : journal.event(n);
            }

            @Override
            public List<MeshEvent> events(long from, int max) {
                return journal.events(from, most(from, max));
            }

            @Override
            public List<MeshEvent> events(long from, int max, Sought sought) {
                return journal.events(from, most(from, max), sought);
            }

            private int most(long from, int max) {
                return Math.clamp(last - Math.max(from, journal.first()) + 1, 0, max);
            }
        };
    }
}
