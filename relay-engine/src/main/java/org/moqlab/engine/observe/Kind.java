package org.moqlab.engine.observe;

/// The kinds of events in a journal (DESIGN §3), and `session`, `client`, `relay` and `truth` for
/// what happens to connections, clients, processes and to what is really published.
public enum Kind {
    /// A message arrived.
    RECEIVED,
    /// A message was handed to the transport.
    SENT,
    /// Something was thrown away, and why.
    DROPPED,
    /// A relay's table changed.
    DECIDED,
    /// A timer ran out.
    DEADLINE,
    /// A connection is being dialled, opened, closed, or its dial failed.
    SESSION,
    /// What a client gets changed.
    CLIENT,
    /// A relay process started or ended.
    RELAY,
    /// What is really published changed.
    TRUTH,
    /// A command of the user or the scenario was carried out.
    COMMAND,
    /// A fault was applied.
    FAULT,
    /// An invariant did not hold.
    FINDING,
    /// A relay broke, or gave up by its own rules.
    FAILED
}
