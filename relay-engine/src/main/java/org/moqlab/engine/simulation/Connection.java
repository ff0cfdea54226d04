package org.moqlab.engine.simulation;

import java.util.TreeMap;
import org.moqlab.engine.model.StreamKind;

/// One simulated connection: its two ends, the order its streams keep, and the credit and windows a
/// QUIC stack would give.
final class Connection {
    /// Streams of each kind a peer may have open, as moq-relay allows.
    static final long STREAM_LIMIT = 10_000;

    /// Octets a sender may have under way on one stream before the receiver gives more.
    static final long STREAM_WINDOW = 1 << 20;

    /// What one end of a connection has come to.
    enum End {
        /// Not up yet.
        PENDING,
        /// Up.
        OPEN,
        /// Closed, lost, or its process is gone.
        OVER
    }

    final long id;
    final String dialer;
    final long dialerLife;
    final String acceptor;
    final String alpn;
    final long latency;
    final long jitter;
    long acceptorLife;
    End dialerEnd = End.PENDING;
    End acceptorEnd = End.PENDING;
    final Direction toDialer = new Direction();
    final Direction toAcceptor = new Direction();

    Connection(
            long id,
            String dialer,
            long dialerLife,
            String acceptor,
            String alpn,
            long latency,
            long jitter) {
        this.id = id;
        this.dialer = dialer;
        this.dialerLife = dialerLife;
        this.acceptor = acceptor;
        this.alpn = alpn;
        this.latency = latency;
        this.jitter = jitter;
    }

    Connection copy() {
        Connection copy = new Connection(id, dialer, dialerLife, acceptor, alpn, latency, jitter);
        copy.acceptorLife = acceptorLife;
        copy.dialerEnd = dialerEnd;
        copy.acceptorEnd = acceptorEnd;
        copy.toDialer.become(toDialer);
        copy.toAcceptor.become(toAcceptor);
        return copy;
    }

    String name(boolean dialerSide) {
        return dialerSide ? dialer : acceptor;
    }

    long life(boolean dialerSide) {
        return dialerSide ? dialerLife : acceptorLife;
    }

    End end(boolean dialerSide) {
        return dialerSide ? dialerEnd : acceptorEnd;
    }

    void end(boolean dialerSide, End now) {
        if (dialerSide) {
            dialerEnd = now;
        } else {
            acceptorEnd = now;
        }
    }

    Direction to(boolean dialerSide) {
        return dialerSide ? toDialer : toAcceptor;
    }

    boolean isOver() {
        return dialerEnd == End.OVER && acceptorEnd == End.OVER;
    }

    /// What flows towards one end.
    static final class Direction {
        /// When the last octets of each stream arrive; later ones never overtake them.
        private final TreeMap<Long, Long> lastArrival = new TreeMap<>();

        /// Octets the sender may still write on each stream.
        private final TreeMap<Long, Long> window = new TreeMap<>();

        /// Octets read since the receiver last gave window.
        private final TreeMap<Long, Long> unreported = new TreeMap<>();

        /// Streams of the far end of which something has arrived.
        private final TreeMap<Long, Boolean> seen = new TreeMap<>();

        private long latest;
        private long finishedUni;
        private long finishedBidi;
        private long openedUni;
        private long openedBidi;
        private long allowedUni = STREAM_LIMIT;
        private long allowedBidi = STREAM_LIMIT;

        void become(Direction other) {
            lastArrival.putAll(other.lastArrival);
            window.putAll(other.window);
            unreported.putAll(other.unreported);
            seen.putAll(other.seen);
            latest = other.latest;
            finishedUni = other.finishedUni;
            finishedBidi = other.finishedBidi;
            openedUni = other.openedUni;
            openedBidi = other.openedBidi;
            allowedUni = other.allowedUni;
            allowedBidi = other.allowedBidi;
        }

        /// The sender opens a stream, which must be the next of its kind and within credit.
        void open(long stream, boolean byDialer) {
            StreamKind kind = StreamKind.of(stream);
            boolean uni = kind == StreamKind.UNI;
            long index = uni ? openedUni++ : openedBidi++;
            long allowed = uni ? allowedUni : allowedBidi;
            if (kind.stream(index, byDialer) != stream || index >= allowed) {
                throw new IllegalStateException("stream " + stream + " opened out of turn");
            }
            window.put(stream, STREAM_WINDOW);
        }

        /// The sender may answer on a stream the far end opened.
        void answer(long stream) {
            window.put(stream, STREAM_WINDOW);
        }

        /// The sender writes; beyond the window it is broken.
        void write(long stream, int octets) {
            Long left = window.get(stream);
            if (left == null || left < octets) {
                throw new IllegalStateException("stream " + stream + " written beyond its window");
            }
            window.put(stream, left - octets);
        }

        void give(long stream, long octets) {
            window.computeIfPresent(stream, (_, left) -> left + octets);
        }

        /// When something sent now arrives: never before what went ahead on the same stream.
        long arrival(long stream, long earliest) {
            long at = Math.max(earliest, lastArrival.getOrDefault(stream, 0L));
            lastArrival.put(stream, at);
            latest = Math.max(latest, at);
            return at;
        }

        /// When the last octets of a stream arrive; 0 for none.
        long arrivalOf(long stream) {
            return lastArrival.getOrDefault(stream, 0L);
        }

        /// When a close sent now arrives: after everything.
        long lastArrival(long earliest) {
            return Math.max(earliest, latest);
        }

        /// Whether this is the first that arrives of a stream of the far end.
        boolean first(long stream) {
            return seen.put(stream, true) == null;
        }

        /// The receiver read octets.
        ///
        /// @return window to give back now, in halves of the whole; 0 for none yet
        long read(long stream, int octets) {
            long due = unreported.getOrDefault(stream, 0L) + octets;
            boolean report = due >= STREAM_WINDOW / 2;
            unreported.put(stream, report ? 0 : due);
            return report ? due : 0;
        }

        /// A stream of the sender is over.
        ///
        /// @return credit to give back now, in halves of the whole; 0 for none yet
        long finished(StreamKind kind) {
            long due = kind == StreamKind.UNI ? ++finishedUni : ++finishedBidi;
            if (due < STREAM_LIMIT / 2) {
                return 0;
            }
            if (kind == StreamKind.UNI) {
                finishedUni = 0;
            } else {
                finishedBidi = 0;
            }
            return due;
        }

        void allow(StreamKind kind, long streams) {
            if (kind == StreamKind.UNI) {
                allowedUni += streams;
            } else {
                allowedBidi += streams;
            }
        }

        /// Forgets a stream that ended in this direction.
        void forget(long stream) {
            window.remove(stream);
            unreported.remove(stream);
            lastArrival.remove(stream);
            seen.remove(stream);
        }
    }
}
