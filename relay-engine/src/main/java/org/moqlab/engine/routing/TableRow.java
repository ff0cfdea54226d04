package org.moqlab.engine.routing;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Namespace;

/// What one relay knows of one namespace at one moment: an immutable row of its table.
///
/// @param namespace the name
/// @param best the route told to peers and used for subscriptions; empty when the row is gone
/// @param standby the other routes in the table's own order
/// @param holdDownUntil when the running hold-down of the best route ends, ns; 0 when none runs
public record TableRow(
        Namespace namespace,
        Optional<RankedRoute> best,
        List<RankedRoute> standby,
        long holdDownUntil) {
    /// Creates a row; the list is copied.
    public TableRow {
        standby = List.copyOf(standby);
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
