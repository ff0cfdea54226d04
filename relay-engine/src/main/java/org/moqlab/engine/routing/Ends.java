package org.moqlab.engine.routing;

/// How relays take the ends of namespaces that were never announced on a session, as happens where
/// an announcement is kept from a peer but its end is not.
public enum Ends {
    /// Every peer is told every end, and the end of an unknown namespace ends the session.
    STRICT,
    /// Every peer is told every end, and the end of an unknown namespace means nothing.
    LENIENT
}
