package org.moqlab.engine.transport.http3;

import java.util.Optional;
import org.moqlab.engine.model.Bytes;

/// Reads how a stream begins: its type, and for streams of WebTransport the session. At most two
/// integers are kept.
public final class StreamHead {
    /// What a stream turned out to be.
    ///
    /// @param type of the stream; on a bidirectional one, of its first frame
    /// @param session number of the request that opened the session; -1 when the type has none
    /// @param rest octets that came after the head
    public record Head(long type, long session, Bytes rest) {}

    private final long typeWithSession;
    private final Intake intake = new Intake();
    private long type = Intake.MORE;

    private StreamHead(long typeWithSession) {
        this.typeWithSession = typeWithSession;
    }

    /// The head of a bidirectional stream.
    public static StreamHead ofBidi() {
        return new StreamHead(Frames.WEBTRANSPORT_BIDI);
    }

    /// The head of a unidirectional stream.
    public static StreamHead ofUni() {
        return new StreamHead(Frames.WEBTRANSPORT_UNI);
    }

    /// What an end that opens a stream of a session writes first.
    public static Bytes of(boolean bidi, long session) {
        return new Octets()
                .varint(bidi ? Frames.WEBTRANSPORT_BIDI : Frames.WEBTRANSPORT_UNI)
                .varint(session)
                .toBytes();
    }

    /// Reads on; not to be called again once there is a head.
    public Optional<Head> feed(Bytes octets) {
        intake.add(octets);
        if (type == Intake.MORE) {
            type = intake.varint();
        }
        if (type == Intake.MORE) {
            return Optional.empty();
        }
        long session = -1;
        if (type == typeWithSession) {
            session = intake.varint();
            if (session == Intake.MORE) {
                return Optional.empty();
            }
        }
        return Optional.of(new Head(type, session, intake.take(intake.length())));
    }
}
