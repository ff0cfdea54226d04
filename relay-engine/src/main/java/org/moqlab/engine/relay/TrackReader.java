package org.moqlab.engine.relay;

import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.TrackName;

/// A peer that reads a track through a relay.
///
/// @param session where it asks
/// @param from the session the relay reads it from; 0 while it waits for a way
/// @param accepted whether the relay has been accepted there
public record TrackReader(
        SessionId session,
        Namespace namespace,
        TrackName track,
        SessionId from,
        boolean accepted) {}
