package org.moqlab.engine.model;

/// One connection between two endpoints, numbered by the driver from 1; both ends of a hosted
/// connection use the same number, so that a receive finds its send.
public record SessionId(long number) implements Comparable<SessionId> {
    @Override
    public int compareTo(SessionId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
