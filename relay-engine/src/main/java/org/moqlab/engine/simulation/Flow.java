package org.moqlab.engine.simulation;

import java.util.List;
import java.util.TreeSet;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.SessionDetail;

/// What flows towards one end of a connection: how much its writer may send on all streams together
/// and how many it may open, and what the reader has given.
final class Flow {
    private final long maxStreams;
    private final TreeSet<Long> blocked = new TreeSet<>();
    private Opens uni;
    private Opens bidi;
    private long sent;
    private long allowed = Tuning.CONNECTION_DATA;
    private long read;
    private long told = Tuning.CONNECTION_DATA;
    private long datagramsSent;
    private long datagramsRead;
    private int stops;

    /// Streams of one kind the writer opens.
    ///
    /// @param opened by the writer
    /// @param allowed as far as the writer knows
    /// @param seen by the reader
    /// @param over of them, for both ends
    /// @param told what the reader allowed in all
    private record Opens(long opened, long allowed, long seen, long over, long told) {
        Opens open() {
            return new Opens(opened + 1, allowed, seen, over, told);
        }

        Opens allow(long more) {
            return new Opens(opened, allowed + more, seen, over, told);
        }

        Opens see(long index) {
            return new Opens(opened, allowed, Math.max(seen, index + 1), over, told);
        }

        Opens end() {
            return new Opens(opened, allowed, seen, over + 1, told);
        }

        Opens tell(long more) {
            return new Opens(opened, allowed, seen, over, told + more);
        }
    }

    Flow(long maxStreams) {
        this.maxStreams = maxStreams;
        this.uni = new Opens(0, maxStreams, 0, 0, maxStreams);
        this.bidi = uni;
    }

    Flow copy() {
        Flow copy = new Flow(maxStreams);
        copy.blocked.addAll(blocked);
        copy.uni = uni;
        copy.bidi = bidi;
        copy.sent = sent;
        copy.allowed = allowed;
        copy.read = read;
        copy.told = told;
        copy.datagramsSent = datagramsSent;
        copy.datagramsRead = datagramsRead;
        copy.stops = stops;
        return copy;
    }

    private Opens opens(StreamKind kind) {
        return kind == StreamKind.UNI ? uni : bidi;
    }

    private void opens(StreamKind kind, Opens now) {
        if (kind == StreamKind.UNI) {
            uni = now;
        } else {
            bidi = now;
        }
    }

    /// The writer takes one stream off its credit.
    ///
    /// @return how many of the kind it had opened before
    /// @throws IllegalStateException when there is no credit
    long spend(StreamKind kind) {
        Opens now = opens(kind);
        if (now.opened >= now.allowed) {
            throw new IllegalStateException("no credit for a stream of kind " + kind);
        }
        opens(kind, now.open());
        return now.opened;
    }

    void allow(StreamKind kind, long streams) {
        opens(kind, opens(kind).allow(streams));
    }

    /// The reader learns of a stream.
    void see(long stream) {
        StreamKind kind = StreamKind.of(stream);
        opens(kind, opens(kind).see(stream / 4));
    }

    /// A stream the writer opened is over.
    void end(StreamKind kind) {
        opens(kind, opens(kind).end());
    }

    /// Credit the reader has to give now; 0 while the writer has half of it left.
    long creditDue(StreamKind kind) {
        Opens now = opens(kind);
        long more = maxStreams + now.over - now.told;
        if (2 * (now.told - now.seen) >= maxStreams) {
            return 0;
        }
        opens(kind, now.tell(more));
        return more;
    }

    /// Octets the writer may still send on all streams together.
    long room() {
        return allowed - sent;
    }

    void datagramSent() {
        datagramsSent++;
    }

    void datagramRead() {
        datagramsRead++;
    }

    /// Streams the writer has opened.
    SessionDetail.Streams opened() {
        return new SessionDetail.Streams(bidi.opened, uni.opened);
    }

    /// Streams of the writer the reader knows of.
    SessionDetail.Streams seen() {
        return new SessionDetail.Streams(bidi.seen, uni.seen);
    }

    /// Streams the writer may open now.
    SessionDetail.Streams credit() {
        return new SessionDetail.Streams(bidi.allowed - bidi.opened, uni.allowed - uni.opened);
    }

    /// What has left the writer.
    SessionDetail.Volume sent() {
        return new SessionDetail.Volume(sent, datagramsSent);
    }

    /// What has come to the reader.
    SessionDetail.Volume read() {
        return new SessionDetail.Volume(read, datagramsRead);
    }

    /// Octets that have left and are not read yet.
    long underWay() {
        return sent - read;
    }

    void sent(int octets) {
        sent += octets;
    }

    void allow(long octets) {
        allowed += octets;
    }

    /// Octets arrived and are read, or are lost on the reader.
    ///
    /// @return window to give back now; 0 while the writer has half of it left
    long consume(int octets) {
        read += octets;
        long more =
                told - read < Tuning.CONNECTION_DATA / 2 ? read + Tuning.CONNECTION_DATA - told : 0;
        told += more;
        return more;
    }

    /// Whether the reader may stop one more stream.
    boolean spendStop() {
        return stops++ < Tuning.MAX_STOPS;
    }

    /// Notes whether octets of a stream wait for credit.
    void blocked(long stream, boolean waits) {
        if (waits) {
            blocked.add(stream);
        } else {
            blocked.remove(stream);
        }
    }

    /// Streams whose octets wait, in the order of their numbers.
    List<Long> blocked() {
        return List.copyOf(blocked);
    }
}
