package org.moqlab.engine.transport.http3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;

/// Reads the capsules of a WebTransport session (RFC 9297 §3.2) for the one that matters, its
/// close. All others, known or greased, are read over without being kept.
public final class CapsuleReader {
    /// Octets of a reason that a close may carry.
    public static final int MAX_REASON = 1_024;

    private static final long CLOSE_WEBTRANSPORT_SESSION = 0x2843;
    private static final int CODE_LENGTH = 4;

    /// How a session was closed.
    ///
    /// @param code 0 to 2^32 - 1
    public record Close(long code, String reason) {}

    private final Intake intake = new Intake();
    private long type = Intake.MORE;
    private long left = Intake.MORE;

    /// The capsule that closes a session, in its frame.
    ///
    /// @param reason octets of UTF-8, at most [#MAX_REASON]
    public static Bytes close(long code, Bytes reason) {
        Bytes capsule =
                new Octets()
                        .varint(CLOSE_WEBTRANSPORT_SESSION)
                        .varint(CODE_LENGTH + reason.length())
                        .number(code, CODE_LENGTH)
                        .bytes(reason)
                        .toBytes();
        return Frames.of(Frames.DATA, capsule);
    }

    /// Reads on; not to be called again once there is a close.
    ///
    /// @throws Http3Exception when a close is not laid out as it should be
    public Optional<Close> feed(Bytes octets) throws Http3Exception {
        intake.add(octets);
        while (begin()) {
            if (type == CLOSE_WEBTRANSPORT_SESSION) {
                return close();
            }
            left -= intake.takeUpTo(left).length();
            if (left > 0) {
                return Optional.empty();
            }
            type = Intake.MORE;
            left = Intake.MORE;
        }
        return Optional.empty();
    }

    /// Whether the session's stream may end here.
    public boolean isBetweenCapsules() {
        return type == Intake.MORE && intake.length() == 0;
    }

    private boolean begin() {
        if (type == Intake.MORE) {
            type = intake.varint();
        }
        if (type != Intake.MORE && left == Intake.MORE) {
            left = intake.varint();
        }
        return left != Intake.MORE;
    }

    private Optional<Close> close() throws Http3Exception {
        if (left < CODE_LENGTH || left > CODE_LENGTH + MAX_REASON) {
            throw Http3Exception.ofStream(Http3Error.MESSAGE, "a close of " + left + " octets");
        }
        if (intake.length() < left) {
            return Optional.empty();
        }
        Bytes capsule = intake.take((int) left);
        long code = 0;
        for (int i = 0; i < CODE_LENGTH; i++) {
            code = code << 8 | capsule.at(i);
        }
        Bytes reason = capsule.slice(CODE_LENGTH, capsule.length());
        return Optional.of(new Close(code, new String(reason.toArray(), StandardCharsets.UTF_8)));
    }
}
