package org.moqlab.engine.simulation;

import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;

/// What lies ahead in a simulated mesh. Immutable, so that a copy of the queue is a copy of the
/// future.
sealed interface Happening {
    /// Place in the queue: by time, then in the order of scheduling.
    record At(long time, long order) implements Comparable<At> {
        @Override
        public int compareTo(At other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /// An endpoint's deadline comes.
    record Wake(String name, long life) implements Happening {}

    /// Something that travels from one end of a connection to the other.
    sealed interface Travelling extends Happening {
        long connection();

        boolean toDialer();

        /// Whether its sender sends it anew when it gets lost.
        default boolean isSentAnew() {
            return true;
        }
    }

    /// A packet that got lost is sent anew.
    ///
    /// @param tries how often it got lost
    record Again(Travelling what, int tries) implements Happening {}

    /// The first packet of a dial reaches the other end, or nobody.
    record Knock(long connection) implements Travelling {
        @Override
        public boolean toDialer() {
            return false;
        }
    }

    /// A dial learns that the other end does not speak what it offered.
    record Refused(long connection) implements Travelling {
        @Override
        public boolean toDialer() {
            return true;
        }
    }

    /// A dial has waited the idle timeout for an answer.
    record DialTimeout(long connection) implements Happening {}

    /// The dialling end learns that the connection is up.
    record UpAtDialer(long connection) implements Travelling {
        @Override
        public boolean toDialer() {
            return true;
        }
    }

    /// The accepting end learns that the connection is up.
    record UpAtAcceptor(long connection) implements Travelling {
        @Override
        public boolean toDialer() {
            return false;
        }
    }

    /// One end may have heard nothing for the idle timeout.
    record Idle(long connection, boolean atDialer) implements Happening {}

    /// Something reaches one end of a connection that is up.
    sealed interface Arrival extends Travelling {}

    /// Octets reach one end.
    ///
    /// @param offset of the first in its stream
    record Octets(
            long connection, boolean toDialer, long stream, long offset, Bytes bytes, boolean fin)
            implements Arrival {}

    /// A reset reaches one end.
    record Reset(long connection, boolean toDialer, long stream, long code) implements Arrival {}

    /// A wish to stop reaches one end.
    record Stop(long connection, boolean toDialer, long stream, long code) implements Arrival {}

    /// More window of a stream reaches one end.
    record StreamWindow(long connection, boolean toDialer, long stream, long octets)
            implements Arrival {}

    /// More window of all streams together reaches one end.
    record Window(long connection, boolean toDialer, long octets) implements Arrival {}

    /// More stream credit reaches one end.
    record Credit(long connection, boolean toDialer, StreamKind kind, long streams)
            implements Arrival {}

    /// A datagram reaches one end.
    record Datagram(long connection, boolean toDialer, Bytes bytes) implements Arrival {
        @Override
        public boolean isSentAnew() {
            return false;
        }
    }

    /// A close reaches one end.
    record Close(long connection, boolean toDialer, long code, String reason) implements Arrival {
        @Override
        public boolean isSentAnew() {
            return false;
        }
    }
}
