package org.moqlab.engine.wire.ietf;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;

/// The unread octets of one data stream, from which its head and then its objects are taken as they
/// complete: none of them tells its length in front. Bounded: an object that announces more than
/// its limit is a breach at once.
public final class ObjectStream {
    private Bytes pending = Bytes.EMPTY;
    private long consumed;
    private @Nullable DataMessage head;
    private long nextObject;

    /// A stream at octet 0.
    public ObjectStream() {}

    /// An independent stream in the same state.
    public ObjectStream copy() {
        ObjectStream copy = new ObjectStream();
        copy.pending = pending;
        copy.consumed = consumed;
        copy.head = head;
        copy.nextObject = nextObject;
        return copy;
    }

    /// A message taken from the stream.
    ///
    /// @param bytes its octets
    /// @param offset where it stands in the stream
    public record Part(DataMessage message, Bytes bytes, long offset) {}

    /// Appends octets as they arrived.
    public void append(Bytes bytes) {
        pending = pending.concat(bytes);
    }

    /// Number of unread octets; 0 where the stream may end cleanly, once it has a head.
    public int length() {
        return pending.length();
    }

    /// Stream offset of the next unread octet.
    public long offset() {
        return consumed;
    }

    /// The head first, then object by object, once each is complete.
    public Optional<Part> next() throws DecodeException {
        Cursor in = new Cursor(pending, consumed);
        DataMessage message =
                switch (head) {
                    case null -> head(in);
                    case SubgroupHeader header ->
                            SubgroupObject.read(header.type().extensions(), nextObject, in);
                    default -> FetchObject.read(in);
                };
        if (in.isShort()) {
            return Optional.empty();
        }
        if (message instanceof SubgroupObject object) {
            nextObject = object.id() + 1;
        } else if (head == null) {
            head = message;
        }
        Part part = new Part(message, pending.slice(0, in.read()), consumed);
        pending = pending.slice(in.read(), pending.length());
        consumed += in.read();
        return Optional.of(part);
    }

    private static DataMessage head(Cursor in) throws DecodeException {
        long start = in.offset();
        long type = in.varint();
        Optional<SubgroupType> subgroup = SubgroupType.of(type);
        if (subgroup.isPresent()) {
            return SubgroupHeader.read(subgroup.get(), in);
        }
        if (type == FetchHeader.STREAM_TYPE || in.isShort()) {
            return new FetchHeader(in.varint());
        }
        throw new DecodeException(
                ErrorCode.UNEXPECTED_STREAM, start, "unidirectional stream of type " + type);
    }
}
