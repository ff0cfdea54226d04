package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.wire.DecodeException;

/// PUBLISH_NAMESPACE_ERROR: a PUBLISH_NAMESPACE is refused.
///
/// @param code a number of [Registry#PUBLISH_NAMESPACE_ERROR] or a [FamilyCode]
/// @param reason at most 1024 octets
public record PublishNamespaceError(long request, long code, String reason)
        implements RequestError {
    static PublishNamespaceError read(FieldReader in) throws DecodeException {
        return new PublishNamespaceError(in.number(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.PUBLISH_NAMESPACE_ERROR;
    }

    @Override
    public Registry registry() {
        return Registry.PUBLISH_NAMESPACE_ERROR;
    }
}
