package org.moqlab.engine.mesh.explain;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;

/// What is kept of what has happened. Live, simulated and recorded runs look the same through it.
public interface Past {
    /// The event of that number, unless it is no longer kept or has not happened.
    Optional<MeshEvent> event(long n);

    /// Events from number `from` on, at most `max`, oldest first; starts at the oldest kept one
    /// when `from` is no longer kept.
    List<MeshEvent> events(long from, int max);

    /// A journal up to and including event `last`.
    static Past of(Journal journal, long last) {
        return new Past() {
            @Override
            public Optional<MeshEvent> event(long n) {
                return n > last ? Optional.empty() : journal.event(n);
            }

            @Override
            public List<MeshEvent> events(long from, int max) {
                long most = Math.min(max, last - Math.max(from, journal.first()) + 1);
                return most <= 0 ? List.of() : journal.events(from, (int) most);
            }
        };
    }
}
