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
        long hash = mixed(seed);
        for (int i = 0; i < name.length(); i++) {
            hash = mixed(hash + name.charAt(i));
        }
        return from(mixed(hash + life));
    }

    /// The identity an endpoint has on one session only.
    ///
    /// @param own its identity apart from sessions
    public static Origin onSession(Origin own, SessionId session) {
        return from(mixed(mixed(own.id()) + session.number()));
    }

    private static Origin from(long hash) {
        return new Origin(1 + Long.remainderUnsigned(hash, MAX));
    }

    /// The step and finaliser of SplitMix64.
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
