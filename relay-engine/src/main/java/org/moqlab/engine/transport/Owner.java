package org.moqlab.engine.transport;

import java.util.OptionalInt;
import org.moqlab.engine.relay.RelayInput;

/// The endpoint a connection belongs to, on whose event loop everything here is called.
interface Owner {
    /// What there is of Netty's insides.
    QuicheInternals quiche();

    /// Mesh time, ns.
    long now();

    /// Judges who asks for a session.
    Admission admission();

    /// Whether the machine turns away a request for a session, and with which status of HTTP; it
    /// hears of that later.
    OptionalInt refuses(String peer, String path);

    /// Something happened on a connection; the machine hears of it in a turn of its own, never
    /// inside the transport's call.
    void heard(ConnectionAdapter from, RelayInput input);

    /// This end has ended a connection by itself, and the machine hears of that; what else waits to
    /// be heard of it is void.
    void shed(RelayInput.SessionClosed end);

    /// The peer of a connection opened a stream, or one of those is over.
    ///
    /// @param more 1 or -1
    void holds(ConnectionAdapter connection, int more);

    /// A connection is up.
    ///
    /// @return false to have it closed, because there are too many
    boolean opened(ConnectionAdapter connection);

    /// A connection that was up is gone.
    void ended(ConnectionAdapter connection);
}
