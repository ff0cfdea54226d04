package org.moqlab.engine.wire;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;

/// The unread octets of one direction of a stream, from which whole pieces are taken as they
/// complete. Bounded: a piece that announces more than its limit is a breach at once, before its
/// octets arrive.
///
/// A run that holds whole pieces is sliced, not copied. A piece that comes in several runs is
/// gathered in a room of this buffer's own that doubles when it is full, so that the work grows
/// with the octets and not with the number of runs.
public final class StreamBuffer {
    private static final int LEAST_ROOM = 64;
    private static final byte[] NO_ROOM = {};

    /// What is unread while there is no room.
    private Bytes run = Bytes.EMPTY;

    private byte[] room = NO_ROOM;
    private int from;
    private int to;

    /// Whether the octets of the room behind `to` are this buffer's to write.
    private boolean owner;

    private long consumed;

    /// An empty buffer at octet 0.
    public StreamBuffer() {}

    /// An independent buffer in the same state. Both read the same room; the copy makes its own
    /// when something is appended to it.
    public StreamBuffer copy() {
        StreamBuffer copy = new StreamBuffer();
        copy.run = run;
        copy.room = room;
        copy.from = from;
        copy.to = to;
        copy.consumed = consumed;
        return copy;
    }

    /// Appends octets as they arrived.
    public void append(Bytes bytes) {
        if (isEmpty()) {
            run = bytes;
        } else if (!bytes.isEmpty()) {
            if (!owner || room.length - to < bytes.length()) {
                moveOut(bytes.length());
            }
            bytes.copyTo(room, to);
            to += bytes.length();
        }
    }

    /// Moves what is unread to a new room where `more` octets fit behind it.
    private void moveOut(int more) {
        int length = length();
        byte[] next = new byte[Math.max(LEAST_ROOM, doubled(Math.addExact(length, more)))];
        if (room.length == 0) {
            run.copyTo(next, 0);
            run = Bytes.EMPTY;
        } else {
            System.arraycopy(room, from, next, 0, length);
        }
        room = next;
        from = 0;
        to = length;
        owner = true;
    }

    private static int doubled(int octets) {
        return octets < 1 << 30 ? 2 * octets : octets;
    }

    /// Stream offset of the next unread octet.
    public long offset() {
        return consumed;
    }

    /// Number of unread octets.
    public int length() {
        return room.length == 0 ? run.length() : to - from;
    }

    /// Whether nothing is left unread.
    public boolean isEmpty() {
        return length() == 0;
    }

    /// A piece taken from the stream.
    ///
    /// @param bytes all octets of the piece, its length included
    /// @param body the octets after the length
    /// @param offset stream offset of the piece
    /// @param bodyOffset stream offset of the body
    public record Piece(Bytes bytes, Bytes body, long offset, long bodyOffset) {}

    /// The next varint once it is complete.
    public OptionalLong takeVarint() {
        int length = varintLength(0);
        if (length == 0) {
            return OptionalLong.empty();
        }
        long value = varintAt(0, length);
        take(length);
        return OptionalLong.of(value);
    }

    /// The next varint without taking it.
    public OptionalLong peekVarint() {
        int length = varintLength(0);
        return length == 0 ? OptionalLong.empty() : OptionalLong.of(varintAt(0, length));
    }

    /// The next piece with a varint length, once it is complete.
    ///
    /// @param max largest body allowed
    public Optional<Piece> takeSized(long max) throws DecodeException {
        return takeSized(0, max);
    }

    /// The next piece that begins with a varint type, followed by a varint length, once it is
    /// complete. [#peekVarint] tells the type before.
    ///
    /// @param max largest body allowed
    public Optional<Piece> takeTypedSized(long max) throws DecodeException {
        int type = varintLength(0);
        return type == 0 ? Optional.empty() : takeSized(type, max);
    }

    private Optional<Piece> takeSized(int type, long max) throws DecodeException {
        int length = varintLength(type);
        if (length == 0) {
            return Optional.empty();
        }
        return takeBody(type + length, varintAt(type, length), max);
    }

    /// The next piece in moq-transport framing: varint type, u16 length, body (WIRE §2).
    public Optional<Piece> takeTyped(long max) throws DecodeException {
        int type = varintLength(0);
        if (type == 0 || length() < type + 2) {
            return Optional.empty();
        }
        return takeBody(type + 2, (at(type) << 8) | at(type + 1), max);
    }

    private Optional<Piece> takeBody(int header, long body, long max) throws DecodeException {
        if (body > max) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    consumed,
                    "length " + body + " where at most " + max + " is allowed");
        }
        if (length() - header < body) {
            return Optional.empty();
        }
        long start = consumed;
        Bytes all = take(header + (int) body);
        return Optional.of(new Piece(all, all.slice(header, all.length()), start, start + header));
    }

    private Bytes take(int octets) {
        Bytes taken;
        if (room.length == 0) {
            taken = run.slice(0, octets);
            run = run.slice(octets, run.length());
        } else {
            taken = Bytes.wrap(Arrays.copyOfRange(room, from, from + octets));
            from += octets;
            if (from == to) {
                leaveRoom();
            }
        }
        consumed += octets;
        return taken;
    }

    private void leaveRoom() {
        room = NO_ROOM;
        from = 0;
        to = 0;
        owner = false;
    }

    private int at(int index) {
        return room.length == 0 ? run.at(index) : room[from + index] & 0xff;
    }

    private int varintLength(int from) {
        if (length() <= from) {
            return 0;
        }
        int length = 1 << (at(from) >> 6);
        return length() < from + length ? 0 : length;
    }

    private long varintAt(int from, int length) {
        long value = at(from) & 0x3f;
        for (int i = 1; i < length; i++) {
            value = value << 8 | at(from + i);
        }
        return value;
    }
}
