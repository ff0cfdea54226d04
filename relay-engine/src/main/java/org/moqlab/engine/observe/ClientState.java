package org.moqlab.engine.observe;

import java.util.Locale;

/// What a client gets, never what it asked for.
public enum ClientState {
    /// Not started, or stopped.
    IDLE,
    /// Its session is being set up.
    CONNECTING,
    /// Publisher: the relay can hear its namespace.
    PUBLISHING,
    /// Subscriber: connected, the namespace is not announced.
    WAITING,
    /// Subscriber: has asked, no answer yet.
    ASKED,
    /// Subscriber: accepted, no object yet.
    ACCEPTED,
    /// Subscriber: objects arrive.
    PLAYING,
    /// Subscriber: the track ended cleanly.
    ENDED,
    /// Subscriber: refused without having been accepted.
    REFUSED,
    /// Subscriber: accepted, then failed.
    ACCEPTED_THEN_FAILED,
    /// Its session is gone.
    DISCONNECTED;

    /// The word for it in scenario files and reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
