package org.moqlab.engine.wire;

import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;

/// The unread octets of one direction of a stream, from which whole pieces are taken as they
/// complete. Bounded: a piece that announces more than its limit is a breach at once, before its
/// octets arrive.
public final class StreamBuffer {
    private Bytes pending = Bytes.EMPTY;
    private long consumed;

    /// An empty buffer at octet 0.
    public StreamBuffer() {}

    /// An independent buffer in the same state.
    public StreamBuffer copy() {
        StreamBuffer copy = new StreamBuffer();
        copy.pending = pending;
        copy.consumed = consumed;
        return copy;
    }

    /// Appends octets as they arrived.
    public void append(Bytes bytes) {
        pending = pending.concat(bytes);
    }

    /// Stream offset of the next unread octet.
    public long offset() {
        return consumed;
    }

    /// Number of unread octets.
    public int length() {
        return pending.length();
    }

    /// Whether nothing is left unread.
    public boolean isEmpty() {
        return pending.isEmpty();
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
        if (type == 0 || pending.length() < type + 2) {
            return Optional.empty();
        }
        return takeBody(type + 2, pending.at(type) << 8 | pending.at(type + 1), max);
    }

    private Optional<Piece> takeBody(int header, long body, long max) throws DecodeException {
        if (body > max) {
            throw new DecodeException(
                    ErrorCode.BOUNDS_EXCEEDED,
                    consumed,
                    "length " + body + " where at most " + max + " is allowed");
        }
        int total = header + (int) body;
        if (pending.length() < total) {
            return Optional.empty();
        }
        long start = consumed;
        Bytes all = take(total);
        return Optional.of(new Piece(all, all.slice(header, total), start, start + header));
    }

    private Bytes take(int octets) {
        Bytes taken = pending.slice(0, octets);
        pending = pending.slice(octets, pending.length());
        consumed += octets;
        return taken;
    }

    private int varintLength(int from) {
        if (pending.length() <= from) {
            return 0;
        }
        int length = 1 << (pending.at(from) >> 6);
        return pending.length() < from + length ? 0 : length;
    }

    private long varintAt(int from, int length) {
        long value = pending.at(from) & 0x3f;
        for (int i = 1; i < length; i++) {
            value = value << 8 | pending.at(from + i);
        }
        return value;
    }
}
