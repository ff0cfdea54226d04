package org.moqlab.engine.routing;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Namespace;
import org.pcollections.TreePMap;

/// The timers of one table: what is due, and when; ties go by who was first. Persistent, so that a
/// copy costs nothing.
final class Agenda {
    private TreePMap<Due, Timer> timers = TreePMap.empty();
    private long last;

    /// When a timer runs out, ns; its order tells those of one moment apart.
    record Due(long at, long order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /// What is to be done then, due to the note `cause`.
    sealed interface Timer {
        Namespace namespace();

        long cause();

        /// A closed route leaves the table.
        ///
        /// @param loss how it closed
        record Removal(Namespace namespace, long uid, Loss loss, long cause) implements Timer {}

        /// A promoted route may be told.
        record HoldDown(Namespace namespace, long uid, long cause) implements Timer {}

        /// A front without routes has waited long enough for one to come back.
        record Linger(Namespace namespace, long cause) implements Timer {}

        /// A front may move to the better route it has held off.
        record Adoption(Namespace namespace, long cause) implements Timer {}

        /// A front that nobody reads any more tells its full cost again.
        record Cooling(Namespace namespace, long cause) implements Timer {}

        /// Peers are told what has changed in the moment that is over.
        record Telling(Namespace namespace, long cause) implements Timer {}

        /// It is time for a sign of life.
        record Beat(Namespace namespace, long cause) implements Timer {}

        /// A sign of life has lasted long enough, or has been remembered long enough.
        record Silence(Namespace namespace, long cause) implements Timer {}
    }

    Agenda copy() {
        Agenda copy = new Agenda();
        copy.timers = timers;
        copy.last = last;
        return copy;
    }

    Due start(long at, Timer timer) {
        Due due = new Due(at, ++last);
        timers = timers.plus(due, timer);
        return due;
    }

    void cancel(Optional<Due> due) {
        due.ifPresent(one -> timers = timers.minus(one));
    }

    OptionalLong next() {
        return timers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(timers.firstKey().at());
    }

    /// Takes out the first timer that is due; empty when none is.
    Optional<Timer> take(long now) {
        if (timers.isEmpty() || timers.firstKey().at() > now) {
            return Optional.empty();
        }
        Due first = timers.firstKey();
        Optional<Timer> due = Optional.ofNullable(timers.get(first));
        timers = timers.minus(first);
        return due;
    }
}
