package org.moqlab.engine.wire.ietf;

import static org.moqlab.engine.wire.Message.field;

import java.util.List;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;

/// What an object says, wherever it stands: extension headers, and a payload or a status.
///
/// @param status [ObjectStatus#NORMAL] wherever there is a payload
public record Content(Extensions extensions, ObjectStatus status, Bytes payload) {
    /// Largest payload this engine takes, in octets.
    public static final int MAX_PAYLOAD = 1 << 20;

    /// Creates the content.
    ///
    /// @throws IllegalArgumentException when a status other than normal comes with a payload, or an
    ///   object that does not exist with extensions
    public Content {
        if (status != ObjectStatus.NORMAL && !payload.isEmpty()) {
            throw new IllegalArgumentException(status + " with a payload");
        }
        if (status == ObjectStatus.DOES_NOT_EXIST && !extensions.isEmpty()) {
            throw new IllegalArgumentException("extensions of an object that does not exist");
        }
    }

    /// A payload without extensions, which may be empty.
    public static Content of(Bytes payload) {
        return new Content(Extensions.NONE, ObjectStatus.NORMAL, payload);
    }

    /// A status without extensions.
    public static Content of(ObjectStatus status) {
        return new Content(Extensions.NONE, status, Bytes.EMPTY);
    }

    /// Appends payload length, status where that is 0, and payload.
    WireWriter writeSized(WireWriter out) {
        out.bytes(payload);
        return payload.isEmpty() ? out.varint(status.code()) : out;
    }

    /// Reads extensions where there are, payload length, status where that is 0, and payload.
    static Content read(boolean extended, Cursor in) throws DecodeException {
        Extensions extensions = extended ? extensions(in) : Extensions.NONE;
        long start = in.offset();
        Bytes payload = in.octets("payload", MAX_PAYLOAD);
        if (in.isShort() || !payload.isEmpty()) {
            return new Content(extensions, ObjectStatus.NORMAL, payload);
        }
        return new Content(extensions, status(extensions, in, start), Bytes.EMPTY);
    }

    static Extensions extensions(Cursor in) throws DecodeException {
        Bytes block = in.octets("extensions", Extensions.MAX_OCTETS);
        return in.isShort()
                ? Extensions.NONE
                : Extensions.read(block, in.offset() - block.length());
    }

    /// Reads a status that has to fit the extensions before it.
    static ObjectStatus status(Extensions extensions, Cursor in, long start)
            throws DecodeException {
        long offset = in.offset();
        long code = in.varint();
        if (in.isShort()) {
            return ObjectStatus.NORMAL;
        }
        ObjectStatus status =
                ObjectStatus.of(code)
                        .orElseThrow(() -> FieldReader.unknown("object status", code, offset));
        if (status == ObjectStatus.DOES_NOT_EXIST && !extensions.isEmpty()) {
            throw new DecodeException(
                    ErrorCode.PROTOCOL_VIOLATION,
                    start,
                    "extensions of an object that does not exist");
        }
        return status;
    }

    String summary() {
        return status == ObjectStatus.NORMAL ? payload.length() + " octets" : words(status);
    }

    static String words(ObjectStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    MessageView.Kind kind() {
        return status == ObjectStatus.NORMAL ? MessageView.Kind.DATA : MessageView.Kind.END;
    }

    List<MessageView.Field> fields() {
        return List.of(
                field("extensions", extensions),
                field("status", status.code() + " " + words(status)),
                field("payload", payload.length() + " octets"));
    }
}
