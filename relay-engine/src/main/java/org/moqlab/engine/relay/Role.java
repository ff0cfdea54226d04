package org.moqlab.engine.relay;

/// Which end of a connection an endpoint is.
public enum Role {
    /// It dialled: the QUIC client.
    DIALLED,
    /// It accepted: the QUIC server.
    ACCEPTED
}
