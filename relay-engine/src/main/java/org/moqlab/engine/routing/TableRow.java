package org.moqlab.engine.routing;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// What one relay knows of one namespace at one moment: an immutable row of its table.
///
/// @param namespace the name
/// @param best the route told to peers and used for subscriptions; empty when the row is gone
/// @param standby the other routes in the table's own order, the first [#MAX_LISTED] of them
/// @param holdDownUntil when the running hold-down of the best route ends, ns; 0 when none runs
/// @param unlisted how many more standbys there are
/// @param waitsUntil when the wait that the reason of the best route speaks of is over, ns: its
///   linger, or the hold of a better one (GOSSIP C.4, C.5); 0 where it speaks of none
public record TableRow(
        Namespace namespace,
        Optional<RankedRoute> best,
        List<RankedRoute> standby,
        long holdDownUntil,
        long unlisted,
        long waitsUntil) {
    /// Most standbys a row lists. Only a storm has more, and would fill memory with them.
    public static final int MAX_LISTED = 256;

    /// Creates a row; the list is copied.
    public TableRow {
        standby = List.copyOf(standby);
    }

    /// A row that lists all there is.
    public TableRow(
            Namespace namespace,
            Optional<RankedRoute> best,
            List<RankedRoute> standby,
            long holdDownUntil) {
        this(namespace, best, standby, holdDownUntil, 0, 0);
    }

    /// What an entry waits for.
    public enum Wait {
        /// Nothing.
        NONE,
        /// No other route takes the place of the best one (GOSSIP A.4).
        HOLD_DOWN,
        /// The best route is lost and may come back.
        LINGER,
        /// A better route is held until its price has settled.
        HOLD
    }

    /// What the entry waits for at `now`.
    public Wait waits(long now) {
        if (inHoldDown(now)) {
            return Wait.HOLD_DOWN;
        }
        if (best.isEmpty() || waitsUntil <= now) {
            return Wait.NONE;
        }
        return best.get().reason() == Reason.LINGERING ? Wait.LINGER : Wait.HOLD;
    }

    /// When what it waits for at `now` is over, ns; 0 when it waits for nothing.
    public long waitOver(long now) {
        return switch (waits(now)) {
            case NONE -> 0;
            case HOLD_DOWN -> holdDownUntil;
            case LINGER, HOLD -> waitsUntil;
        };
    }

    /// How many standbys there are, listed or not.
    public long standbys() {
        return standby.size() + unlisted;
    }

    /// A row that says the namespace is no longer known.
    public static TableRow gone(Namespace namespace) {
        return new TableRow(namespace, Optional.empty(), List.of(), 0);
    }

    /// Whether a hold-down runs at `now`.
    public boolean inHoldDown(long now) {
        return holdDownUntil > now;
    }
}
