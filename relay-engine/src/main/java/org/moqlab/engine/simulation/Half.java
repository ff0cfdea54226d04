package org.moqlab.engine.simulation;

import java.util.ArrayDeque;
import java.util.Optional;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.Bytes;
import org.pcollections.TreePMap;

/// One direction of one stream: what its writer handed over, what is under way, and whether its
/// reader still hears of it. What the reader gets it reads at once, as relays do.
final class Half {
    private enum Sending {
        OPEN,
        FINISHING,
        OVER
    }

    private enum Hearing {
        OPEN,
        DISCARDED,
        OVER
    }

    /// A write of the machine, as far as QUIC has not taken it.
    ///
    /// @param whole octets of the write as it was handed over
    private record Written(Bytes bytes, int whole, boolean fin) {}

    /// What QUIC takes in one go.
    ///
    /// @param offset of its first octet in the stream
    /// @param done octets the machine may write anew because of it
    record Parcel(long offset, Bytes bytes, boolean fin, int done) {}

    private final ArrayDeque<Written> waiting = new ArrayDeque<>(1);

    /// What is here too early, because something before it got lost, by offset.
    private TreePMap<Long, Happening.Octets> early = TreePMap.empty();

    private Sending sending = Sending.OPEN;
    private Hearing hearing = Hearing.OPEN;
    private long rank;
    private long held;
    private long sent;
    private long allowed = Tuning.STREAM_DATA;
    private long read;
    private long told = Tuning.STREAM_DATA;
    private long lastArrival;
    private int underWay;

    /// @param rank its place among the others, higher first
    Half(long rank) {
        this.rank = rank;
    }

    Half copy() {
        Half copy = new Half(rank);
        copy.waiting.addAll(waiting);
        copy.early = early;
        copy.sending = sending;
        copy.hearing = hearing;
        copy.held = held;
        copy.sent = sent;
        copy.allowed = allowed;
        copy.read = read;
        copy.told = told;
        copy.lastArrival = lastArrival;
        copy.underWay = underWay;
        return copy;
    }

    /// The machine hands octets over; nothing happens once this direction is over.
    ///
    /// @throws IllegalStateException beyond the window or after the end
    void write(long stream, Bytes bytes, boolean fin) {
        if (sending == Sending.FINISHING) {
            throw new IllegalStateException("written after the end of stream " + stream);
        }
        if (sending == Sending.OVER || (bytes.isEmpty() && !fin)) {
            return;
        }
        held += bytes.length();
        if (held > Tuning.WINDOW) {
            throw new IllegalStateException("written beyond the window of stream " + stream);
        }
        waiting.add(new Written(bytes, bytes.length(), fin));
        sending = fin ? Sending.FINISHING : sending;
    }

    /// QUIC takes what it may of the oldest write.
    ///
    /// @param room octets the connection has credit for
    Optional<Parcel> take(long room) {
        Written first = waiting.peek();
        if (first == null) {
            return Optional.empty();
        }
        int all = first.bytes.length();
        int length = (int) Math.min(all, Math.min(room, allowed - sent));
        if (length == 0 && all > 0) {
            return Optional.empty();
        }
        waiting.remove();
        long offset = sent;
        sent += length;
        if (length < all) {
            Bytes rest = first.bytes.slice(length, all);
            waiting.addFirst(new Written(rest, first.whole, first.fin));
            return Optional.of(new Parcel(offset, first.bytes.slice(0, length), false, 0));
        }
        held -= first.whole;
        int done = sending == Sending.OPEN ? first.whole : 0;
        sending = first.fin ? Sending.OVER : sending;
        return Optional.of(new Parcel(offset, first.bytes, first.fin, done));
    }

    /// Whether octets wait for credit.
    boolean isBlocked() {
        return !waiting.isEmpty();
    }

    /// The writer gives up, or is made to.
    ///
    /// @return false when it had ended already
    boolean abandon() {
        if (sending == Sending.OVER) {
            return false;
        }
        waiting.clear();
        held = 0;
        sending = Sending.OVER;
        return true;
    }

    /// Octets QUIC has taken of the writer.
    long sent() {
        return sent;
    }

    /// Octets written that QUIC has not taken.
    long waiting() {
        return waiting.stream().mapToLong(written -> written.bytes.length()).sum();
    }

    /// Octets that have come to the reader.
    long read() {
        return read;
    }

    boolean isSent() {
        return sending == Sending.OVER;
    }

    void allow(long octets) {
        allowed += octets;
    }

    long rank() {
        return rank;
    }

    void rank(long priority) {
        rank = priority;
    }

    /// Octets set out; they never overtake those ahead of them.
    ///
    /// @return when they arrive
    long setOut(long earliest) {
        underWay++;
        lastArrival = Math.max(lastArrival, earliest);
        return lastArrival;
    }

    /// A reset sets out; it may overtake octets, which are then lost on the reader.
    void resetSetOut() {
        underWay++;
    }

    /// Something that had set out is here.
    void landed() {
        underWay--;
    }

    /// Whether the reader's machine hears of what arrives.
    boolean isHeard() {
        return hearing == Hearing.OPEN;
    }

    /// Takes octets that are here before others of the stream.
    ///
    /// @return false when they are the next
    boolean isEarly(Happening.Octets octets) {
        if (octets.offset() <= read) {
            return false;
        }
        early = early.plus(octets.offset(), octets);
        return true;
    }

    /// The next octets, if they are here already.
    Optional<Happening.Octets> next() {
        Optional<Happening.Octets> next = Optional.ofNullable(early.get(read));
        early = early.minus(read);
        return next;
    }

    /// Octets arrived and are read.
    ///
    /// @return window to give back now; 0 while the writer has half of it left
    long consume(int octets) {
        read += octets;
        boolean due = hearing != Hearing.OVER && told - read < Tuning.STREAM_DATA / 2;
        long more = due ? read + Tuning.STREAM_DATA - told : 0;
        told += more;
        return more;
    }

    /// From now on what arrives is read and thrown away.
    void discard() {
        hearing = Hearing.DISCARDED;
    }

    /// The reader hears no more.
    void endHearing() {
        hearing = Hearing.OVER;
    }

    boolean isHeardOut() {
        return hearing == Hearing.OVER;
    }

    /// Whether the writer has ended and all it sent is here.
    boolean isOver() {
        return sending == Sending.OVER && underWay == 0;
    }
}
