package org.moqlab.app.inspector;

/// One subscription that somebody has at the selected relay, or the relay at somebody.
///
/// @param event number of the event in which it was asked
/// @param session on which session
/// @param name peer and number of that session
/// @param peer place of the peer among the relays, for its colour; -1 for a client
/// @param namespace what is asked for, as every table calls it
/// @param track which track of that
/// @param served whether a group of it has come to who asked
/// @param time when it was asked, ns
public record SubscriptionLine(
        long event,
        long session,
        String name,
        int peer,
        String namespace,
        String track,
        boolean served,
        long time) {}
