package org.moqlab.engine.transport;

import org.moqlab.engine.relay.RelayInput;

/// The endpoint a connection belongs to, on whose event loop everything here is called.
interface Owner {
    /// Something happened on a connection; the machine hears of it in a turn of its own, never
    /// inside the transport's call.
    void heard(ConnectionAdapter from, RelayInput input);

    /// A connection is up.
    ///
    /// @return false to have it closed, because there are too many
    boolean opened(ConnectionAdapter connection);

    /// A connection that was up is gone.
    void ended(ConnectionAdapter connection);
}
