package org.moqlab.engine.relay;

import org.moqlab.engine.model.Origin;
import org.moqlab.engine.model.SessionId;

/// Identities where other programs draw random ones: the same numbers give the same identity on
/// every machine.
public final class DrawnOrigin {
    /// Largest identity drawn, 2^53 - 1, which every kind of peer can read (WIRE §3.4).
    public static final long MAX = (1L << 53) - 1;

    private DrawnOrigin() {}

    /// The identity of one life of an endpoint.
    ///
    /// @param seed of the scenario
    /// @param name of the endpoint
    /// @param life number of its life, from 1
    public static Origin of(long seed, String name, long life) {
        long hash = Mixed.of(seed);
        for (int i = 0; i < name.length(); i++) {
            hash = Mixed.of(hash + name.charAt(i));
        }
        return from(Mixed.of(hash + life));
    }

    /// The identity an endpoint has on one session only.
    ///
    /// @param own its identity apart from sessions
    public static Origin onSession(Origin own, SessionId session) {
        return from(Mixed.of(Mixed.of(own.id()) + session.number()));
    }

    private static Origin from(long hash) {
        return new Origin(1 + Long.remainderUnsigned(hash, MAX));
    }
}
