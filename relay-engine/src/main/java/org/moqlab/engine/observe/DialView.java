package org.moqlab.engine.observe;

/// What a relay's dial loop does about one peer while no session is up.
///
/// @param phase dialling, backing off or given up
/// @param until end of the back-off, ns; 0 when none
/// @param session the connection being dialled; 0 when none
public record DialView(EventBody.SessionChanged.Phase phase, long until, long session) {}
