package org.moqlab.engine.wire.ietf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.WireWriter;

/// The parameters of a message in wire order, known ones and others: what is not understood is kept
/// and written again. An id given twice is a breach, but for the authorization token, which may
/// come several times with different values.
public record Parameters(List<KeyValue> entries) {
    /// Most parameters one message may carry.
    public static final int MAX = 64;

    /// No parameters.
    public static final Parameters NONE = new Parameters(List.of());

    /// Setup: the path of the session's URL where the transport carries none.
    public static final long PATH = 1;

    /// Setup: request ids of the receiver have to stay below this.
    public static final long MAX_REQUEST_ID = 2;

    /// Setup and messages: an [AuthorizationToken].
    public static final long AUTHORIZATION_TOKEN = 3;

    /// Setup: the host part of the session's URL.
    public static final long AUTHORITY = 5;

    /// Setup: name of the implementation.
    public static final long IMPLEMENTATION = 7;

    /// Setup: an extension of the family, non-zero for "announce to me only what I asked for".
    public static final long SOLICIT = 0x40b5a;

    /// Creates the list, which is copied.
    ///
    /// @throws IllegalArgumentException above [#MAX] entries
    public Parameters {
        if (entries.size() > MAX) {
            throw new IllegalArgumentException("more than " + MAX + " parameters");
        }
        entries = List.copyOf(entries);
    }

    /// These parameters.
    public static Parameters of(KeyValue... entries) {
        return new Parameters(List.of(entries));
    }

    /// The number given for an id.
    public OptionalLong number(long id) {
        for (KeyValue entry : entries) {
            if (entry instanceof KeyValue.Varint number && number.id() == id) {
                return OptionalLong.of(number.value());
            }
        }
        return OptionalLong.empty();
    }

    /// The octets first given for an id.
    public Optional<Bytes> octets(long id) {
        for (KeyValue entry : entries) {
            if (entry instanceof KeyValue.Octets octets && octets.id() == id) {
                return Optional.of(octets.value());
            }
        }
        return Optional.empty();
    }

    /// Appends count and parameters, each in the form its id tells.
    ///
    /// @throws IllegalArgumentException when a value does not have the form of its id
    WireWriter write(WireWriter out) {
        out.varint(entries.size());
        entries.forEach(entry -> KeyValues.write(entry, out));
        return out;
    }

    /// Appends count and parameters as moq-lite does: every value with its length.
    ///
    /// @throws IllegalArgumentException when a value is a bare number
    WireWriter writeSized(WireWriter out) {
        out.varint(entries.size());
        for (KeyValue entry : entries) {
            if (!(entry instanceof KeyValue.Octets octets)) {
                throw new IllegalArgumentException("bare number in a moq-lite parameter");
            }
            out.varint(octets.id()).bytes(octets.value());
        }
        return out;
    }

    static Parameters read(FieldReader in) throws DecodeException {
        return new Parameters(KeyValues.readCounted(in, true));
    }

    static Parameters readSized(FieldReader in) throws DecodeException {
        long start = in.offset();
        Parameters parameters = new Parameters(KeyValues.readCounted(in, false));
        in.whole(start);
        return parameters;
    }

    static boolean mayRepeat(KeyValue before, KeyValue now) {
        return now.id() == AUTHORIZATION_TOKEN && !before.equals(now);
    }

    static DecodeException repeated(long id, long offset) {
        return new DecodeException(ErrorCode.DUPLICATE, offset, "parameter " + id + " given twice");
    }

    /// The parameters as a person reads them, with the names of a registry.
    String describe(Registry names) {
        return entries.stream()
                .map(entry -> names.describe(entry.id()) + " = " + KeyValues.words(entry))
                .collect(Collectors.joining(", "));
    }
}
