package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.wire.DecodeException;

/// PUBLISH_ERROR: a PUBLISH is refused.
///
/// @param code a number of [Registry#PUBLISH_ERROR] or a [FamilyCode]
/// @param reason at most 1024 octets
public record PublishError(long request, long code, String reason) implements RequestError {
    static PublishError read(FieldReader in) throws DecodeException {
        return new PublishError(in.number(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_ERROR;
    }

    @Override
    public Registry registry() {
        return Registry.PUBLISH_ERROR;
    }
}
