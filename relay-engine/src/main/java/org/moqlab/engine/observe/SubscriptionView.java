package org.moqlab.engine.observe;

/// One subscription as the one who asked sees it, until its end has come.
///
/// @param who who asked
/// @param peer whom
/// @param session on which session
/// @param namespace what it asked for, as it stood in the message
/// @param track which track of that
/// @param number its number in the session
/// @param n the event in which it was asked
/// @param t when, ns
/// @param served whether a group of it has come
public record SubscriptionView(
        String who,
        String peer,
        long session,
        String namespace,
        String track,
        String number,
        long n,
        long t,
        boolean served) {
    /// Namespace and track in one line.
    public String subject() {
        return namespace + " / " + track;
    }

    SubscriptionView withGroup() {
        return new SubscriptionView(who, peer, session, namespace, track, number, n, t, true);
    }
}
