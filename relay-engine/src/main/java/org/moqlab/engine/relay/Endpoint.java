package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalLong;

/// A relay or client as a machine: `(state, now, input) → actions` (DESIGN §1). It reads no clock,
/// opens no socket and owns no thread; two drivers run the same machine.
///
/// `now` is mesh time in ns and never goes back. Advancing: [#handle]. Observing: the rest.
public interface Endpoint {
    /// Its name in the mesh.
    String name();

    /// Lets one thing happen and returns what to do about it, in order.
    List<RelayAction> handle(long now, RelayInput input);

    /// When to come back with `DeadlineReached`, ns; empty when no timer runs.
    OptionalLong nextDeadline();

    /// An independent machine in the same state.
    Endpoint copy();
}
