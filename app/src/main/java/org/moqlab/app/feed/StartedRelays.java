package org.moqlab.app.feed;

/// How far a live mesh has come that is being made.
///
/// @param ready relays that can be dialled
/// @param all relays of the lab that it has
public record StartedRelays(int ready, int all) {}
