package org.moqlab.engine.routing;

/// When relays decide who may come in, and what they look at (WIRE §1.3, §1.4, §4.4).
public enum Entrance {
    /// Before there is a session, by the URL alone: a WebTransport request outside the public
    /// prefix gets an HTTP status instead of a session. Raw QUIC has no URL, so it always stands at
    /// the root, and is closed with that status as its code where the root is not public. Peers on
    /// moq-transport are asked for names by the absolute root of the session.
    BY_URL,
    /// Once SETUP is here, which carries the path where there is no URL: whoever has nothing to do
    /// here is closed with the code for it. The rest is granted what its path and the public prefix
    /// have in common.
    BY_SETUP
}
