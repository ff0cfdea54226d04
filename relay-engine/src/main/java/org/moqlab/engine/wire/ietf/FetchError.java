package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.wire.DecodeException;

/// FETCH_ERROR: a FETCH is refused.
///
/// @param code a number of [Registry#FETCH_ERROR] or a [FamilyCode]
/// @param reason at most 1024 octets
public record FetchError(long request, long code, String reason) implements RequestError {
    static FetchError read(FieldReader in) throws DecodeException {
        return new FetchError(in.number(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.FETCH_ERROR;
    }

    @Override
    public Registry registry() {
        return Registry.FETCH_ERROR;
    }
}
