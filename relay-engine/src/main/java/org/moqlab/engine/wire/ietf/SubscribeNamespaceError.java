package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.wire.DecodeException;

/// SUBSCRIBE_NAMESPACE_ERROR: a SUBSCRIBE_NAMESPACE is refused: fatal to the relays of March 2026.
///
/// @param code a number of [Registry#SUBSCRIBE_NAMESPACE_ERROR] or a [FamilyCode]
/// @param reason at most 1024 octets
public record SubscribeNamespaceError(long request, long code, String reason)
        implements RequestError {
    static SubscribeNamespaceError read(FieldReader in) throws DecodeException {
        return new SubscribeNamespaceError(in.number(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.SUBSCRIBE_NAMESPACE_ERROR;
    }

    @Override
    public Registry registry() {
        return Registry.SUBSCRIBE_NAMESPACE_ERROR;
    }
}
