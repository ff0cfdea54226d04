package org.moqlab.app.feed;

/// One end of a session.
///
/// @param endpoint name of the relay or client whose end it is
/// @param session the session's number
public record SessionEnd(String endpoint, long session) {}
