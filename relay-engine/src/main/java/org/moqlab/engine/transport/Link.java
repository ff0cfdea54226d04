package org.moqlab.engine.transport;

import org.moqlab.engine.model.SessionId;

/// A connection as its endpoint names it.
///
/// @param peer name of the other end
record Link(SessionId session, String peer) {}
