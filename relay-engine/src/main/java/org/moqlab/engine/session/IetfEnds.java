package org.moqlab.engine.session;

import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.ietf.FamilyCode;

/// What codes of requests mean to owners, who know those of moq-lite. The family's own, 400 and
/// more, are passed on as they are: they are what people see in browsers. The draft's small numbers
/// would be taken for others and are translated.
final class IetfEnds {
    private IetfEnds() {}

    /// A refusal by SUBSCRIBE_ERROR.
    static long refused(long code) {
        if (code >= FamilyCode.OK.code()) {
            return code;
        }
        return (switch ((int) code) {
                    case 1 -> ErrorCode.UNAUTHORIZED;
                    case 2 -> ErrorCode.TIMEOUT;
                    case 3 -> ErrorCode.UNSUPPORTED;
                    case 4 -> ErrorCode.NOT_FOUND;
                    case 5 -> ErrorCode.BOUNDS_EXCEEDED;
                    default -> ErrorCode.CANCEL;
                })
                .code();
    }

    /// An end by PUBLISH_DONE that is not clean.
    static long done(long status) {
        if (status >= FamilyCode.OK.code()) {
            return status;
        }
        return (switch ((int) status) {
                    case 1 -> ErrorCode.UNAUTHORIZED;
                    case 4 -> ErrorCode.CLOSED;
                    case 5 -> ErrorCode.TIMEOUT;
                    case 6 -> ErrorCode.LAGGED;
                    case 7 -> ErrorCode.PROTOCOL_VIOLATION;
                    default -> ErrorCode.CANCEL;
                })
                .code();
    }
}
