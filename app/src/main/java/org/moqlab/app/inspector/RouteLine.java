package org.moqlab.app.inspector;

/// One route of the selected entry.
///
/// @param best whether it is the one in use
/// @param via peer and connection
/// @param peer place of that peer among the relays, for its colour; -1 for a client
/// @param hops its hops as text
/// @param reason why it is where it is
/// @param again whether the line above has the same hops and reason
public record RouteLine(
        boolean best, String via, int peer, String hops, String reason, boolean again) {}
