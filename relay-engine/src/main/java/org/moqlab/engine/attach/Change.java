package org.moqlab.engine.attach;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.attach.WatchedRelay.Connection;
import org.moqlab.engine.attach.WatchedRelay.Speech;
import org.moqlab.engine.attach.WatchedRelay.Standing;
import org.moqlab.engine.attach.WatchedRelay.Told;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.Origin;

/// One part of what is known of a watched relay, as it is from now on. What is known at a moment is
/// the fold of all changes before it: [WatchedRelay#after].
public sealed interface Change {
    /// When it became known, ns since the watching began.
    long at();

    /// The relay it is about, as it is called here.
    String relay();

    /// A relay is watched from now on.
    record Watched(long at, AttachTarget target) implements Change {
        @Override
        public String relay() {
            return target.name();
        }
    }

    /// Whether it can be watched.
    record Stands(long at, String relay, Standing standing) implements Change {}

    /// What it turned out to be.
    record Speaks(long at, String relay, Speech speech) implements Change {}

    /// Who it says it is.
    record Is(long at, String relay, Origin id) implements Change {}

    /// It told a name, or took one back.
    record Tells(long at, String relay, Seen seen) implements Change {}

    /// A name that was withdrawn long ago is forgotten.
    record Forgets(long at, String relay, Namespace namespace) implements Change {}

    /// Everything it told went with its session.
    record Emptied(long at, String relay) implements Change {}

    /// Whom it says it has sessions with.
    record Connects(long at, String relay, List<Connection> connections) implements Change {
        /// Creates the value; the list is copied.
        public Connects {
            connections = List.copyOf(connections);
        }
    }

    /// What its HTTP says.
    record Shows(long at, String relay, Told pages) implements Change {}

    /// Its HTTP says the same as before.
    record ShowsStill(long at, String relay) implements Change {}

    /// What it shows of its inside.
    record Reveals(long at, String relay, Inside inside) implements Change {}

    /// How it holds a name.
    ///
    /// @param held empty when it holds it no more
    record Holds(long at, String relay, Namespace namespace, Optional<Held> held)
            implements Change {}

    /// It told more than is kept.
    record Overflows(long at, String relay) implements Change {}

    /// What came of asking it for a track.
    record Answers(long at, String relay, Probe probe) implements Change {}

    /// What it says it has counted.
    record Counts(long at, String relay, List<Stats> stats) implements Change {
        /// Creates the value; the list is copied.
        public Counts {
            stats = List.copyOf(stats);
        }
    }

    /// About how many octets it takes in memory.
    default long weight() {
        long own =
                switch (this) {
                    case Tells tells ->
                            2L * tells.seen().namespace().path().length()
                                    + Long.BYTES * 4L * tells.seen().path().size()
                                    + Long.BYTES * 2L * tells.seen().changes().size();
                    case Shows shows -> shows.pages().weight();
                    case Reveals reveals -> reveals.inside().weight();
                    case Holds holds ->
                            2L * holds.namespace().path().length()
                                    + holds.held().map(Held::weight).orElse(0L);
                    case Connects connects ->
                            connects.connections().stream()
                                    .mapToLong(each -> OBJECT + 2L * each.peer().length())
                                    .sum();
                    case Counts counts -> counts.stats().stream().mapToLong(Stats::weight).sum();
                    case Watched _,
                            Stands _,
                            Speaks _,
                            Is _,
                            Forgets _,
                            Emptied _,
                            ShowsStill _,
                            Overflows _,
                            Answers _ ->
                            0L;
                };
        return OVERHEAD + own;
    }

    /// Octets of a small object.
    long OBJECT = 48;

    /// Octets of the change itself and of the nodes of the table that it renews.
    long OVERHEAD = 512;
}
