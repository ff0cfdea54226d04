package org.moqlab.engine.relay;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.moqlab.engine.session.Dialect;

/// A relay or client as a machine: `(state, now, input) → actions` (DESIGN §1). It reads no clock,
/// opens no socket and owns no thread; two drivers run the same machine.
///
/// `now` is mesh time in ns and never goes back. Advancing: [#handle]. Observing: the rest.
public interface Endpoint {
    /// Its name in the mesh.
    String name();

    /// Lets one thing happen and returns what to do about it, in order.
    List<RelayAction> handle(long now, RelayInput input);

    /// The protocol names it takes on raw QUIC from those that dial it, in its order of preference;
    /// over WebTransport it takes [Dialect#TAKEN].
    default List<String> protocols() {
        return Dialect.TAKEN;
    }

    /// Whether it turns away a caller that asks for a WebTransport session, before there is one.
    /// Drivers ask while the request waits, and tell of a refusal by [RelayInput.CallerRefused].
    ///
    /// @param peer name of the caller as far as the driver knows it
    /// @param path of the URL, still percent-encoded and without a query
    /// @return the status of HTTP it gets instead; empty to let it in
    default OptionalInt refuses(String peer, String path) {
        return OptionalInt.empty();
    }

    /// When to come back with `DeadlineReached`, ns; empty when no timer runs.
    OptionalLong nextDeadline();

    /// An independent machine in the same state.
    Endpoint copy();
}
