package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.wire.DecodeException;

/// SUBSCRIBE_ERROR: a SUBSCRIBE is refused.
///
/// @param code a number of [Registry#SUBSCRIBE_ERROR] or a [FamilyCode]
/// @param reason at most 1024 octets
public record SubscribeError(long request, long code, String reason) implements RequestError {
    static SubscribeError read(FieldReader in) throws DecodeException {
        return new SubscribeError(in.number(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.SUBSCRIBE_ERROR;
    }

    @Override
    public Registry registry() {
        return Registry.SUBSCRIBE_ERROR;
    }
}
