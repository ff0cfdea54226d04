package org.moqlab.engine.routing;

/// What a relay calls itself in the hop lists it tells.
public enum Identity {
    /// Nothing: hops are only counted.
    NONE,
    /// Another random id on every session, so that no relay knows itself when it meets itself.
    PER_SESSION,
    /// One id in its life.
    PER_RELAY
}
