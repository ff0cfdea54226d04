package org.moqlab.engine.observe;

/// One connection as seen at a moment; each end may think differently of it.
///
/// @param id its number
/// @param dialer name of the end that dialled
/// @param acceptor name of the other end
/// @param alpn what was negotiated; empty until open
/// @param dialerUp whether the dialling end holds it open
/// @param acceptorUp whether the accepting end holds it open
/// @param since when it was dialled, ns
/// @param left whether an end let go of it without a close the other could hear: its process ended,
///   or it gave up for silence
public record SessionView(
        long id,
        String dialer,
        String acceptor,
        String alpn,
        boolean dialerUp,
        boolean acceptorUp,
        long since,
        boolean left) {
    /// Whether both ends hold it open.
    public boolean isUp() {
        return dialerUp && acceptorUp;
    }

    /// The end that is not `name`.
    public String other(String name) {
        return dialer.equals(name) ? acceptor : dialer;
    }

    /// Whether `name` is one of its ends.
    public boolean touches(String name) {
        return dialer.equals(name) || acceptor.equals(name);
    }

    SessionView opened(boolean dialled, String newAlpn) {
        return end(dialled, true, newAlpn, left);
    }

    SessionView closed(boolean dialled) {
        return end(dialled, false, alpn, left);
    }

    /// Without a word; what was closed or never open before is not left.
    SessionView abandoned(boolean dialled) {
        return end(dialled, false, alpn, left || (dialled ? dialerUp : acceptorUp));
    }

    private SessionView end(boolean dialled, boolean up, String newAlpn, boolean nowLeft) {
        return new SessionView(
                id,
                dialer,
                acceptor,
                newAlpn.isEmpty() ? alpn : newAlpn,
                dialled ? up : dialerUp,
                dialled ? acceptorUp : up,
                since,
                nowLeft);
    }
}
