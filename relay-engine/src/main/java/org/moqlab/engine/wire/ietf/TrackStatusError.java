package org.moqlab.engine.wire.ietf;

import org.moqlab.engine.wire.DecodeException;

/// TRACK_STATUS_ERROR: a TRACK_STATUS is refused.
///
/// @param code a number of [Registry#SUBSCRIBE_ERROR] or a [FamilyCode]
/// @param reason at most 1024 octets
public record TrackStatusError(long request, long code, String reason) implements RequestError {
    static TrackStatusError read(FieldReader in) throws DecodeException {
        return new TrackStatusError(in.number(), in.number(), in.reason());
    }

    @Override
    public MessageType type() {
        return MessageType.TRACK_STATUS_ERROR;
    }

    @Override
    public Registry registry() {
        return Registry.SUBSCRIBE_ERROR;
    }
}
