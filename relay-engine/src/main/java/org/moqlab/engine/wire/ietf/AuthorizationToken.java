package org.moqlab.engine.wire.ietf;

import java.util.Arrays;
import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.WireWriter;

/// The structure inside an authorization token parameter. This engine shows it and acts on none.
///
/// @param action what to do with the token
/// @param alias number the token is kept under, where the action has one
/// @param tokenType kind of the value, where the action has one
/// @param value the token itself, empty where the action has none
public record AuthorizationToken(
        Action action, OptionalLong alias, OptionalLong tokenType, Bytes value) {
    /// What the receiver does with a token.
    public enum Action {
        /// Forget the token of that alias.
        DELETE(0, true, false),
        /// Keep the token under that alias.
        REGISTER(1, true, true),
        /// Use the token kept under that alias.
        USE_ALIAS(2, true, false),
        /// Use the token given here.
        USE_VALUE(3, false, true);

        private final long code;
        private final boolean hasAlias;
        private final boolean hasValue;

        Action(long code, boolean hasAlias, boolean hasValue) {
            this.code = code;
            this.hasAlias = hasAlias;
            this.hasValue = hasValue;
        }

        /// The number on the wire.
        public long code() {
            return code;
        }
    }

    /// The value of the parameter.
    ///
    /// @throws IllegalArgumentException when the fields are not those of the action
    public Bytes encode() {
        if (alias.isPresent() != action.hasAlias
                || tokenType.isPresent() != action.hasValue
                || !(action.hasValue || value.isEmpty())) {
            throw new IllegalArgumentException("fields do not fit: " + this);
        }
        WireWriter out = new WireWriter().varint(action.code());
        alias.ifPresent(out::varint);
        tokenType.ifPresent(out::varint);
        return out.raw(value).toBytes();
    }

    /// Reads the value of the parameter.
    ///
    /// @param offset where the value stands in its stream
    public static AuthorizationToken decode(Bytes bytes, long offset) throws DecodeException {
        FieldReader in = new FieldReader(bytes, offset);
        long code = in.number();
        Action action =
                Arrays.stream(Action.values())
                        .filter(a -> a.code == code)
                        .findFirst()
                        .orElseThrow(() -> FieldReader.unknown("alias type", code, offset));
        OptionalLong alias = action.hasAlias ? OptionalLong.of(in.number()) : OptionalLong.empty();
        OptionalLong type = action.hasValue ? OptionalLong.of(in.number()) : OptionalLong.empty();
        int read = (int) (in.offset() - offset);
        if (!action.hasValue) {
            in.expectEnd();
        }
        return new AuthorizationToken(action, alias, type, bytes.slice(read, bytes.length()));
    }
}
