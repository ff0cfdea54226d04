package org.moqlab.engine.driver;

import java.util.OptionalLong;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.wire.ietf.Content;
import org.moqlab.engine.wire.ietf.ObjectDatagram;
import org.moqlab.engine.wire.lite.LiteVersion;

/// The datagram that keeps a quiet session from its idle timeout. It says nothing, reaches no
/// machine of the lab, and strangers throw it away: those of moq-lite because it is too short for
/// one of theirs, those of moq-transport, who end a session for that, because it is an object of a
/// track that nobody has.
public final class Ping {
    /// Octets of the short one; datagrams not longer than this never reach a machine.
    public static final int OCTETS = 1;

    /// A track alias that is never given.
    private static final long NOBODY = (1L << 62) - 1;

    private static final int LEAST_URGENT = 255;

    private static final Bytes SHORT = Bytes.wrap(new byte[OCTETS]);

    private static final Bytes OBJECT =
            new ObjectDatagram(
                            false,
                            NOBODY,
                            0,
                            OptionalLong.empty(),
                            LEAST_URGENT,
                            ObjectDatagram.Form.PAYLOAD,
                            Content.of(SHORT))
                    .encode();

    private Ping() {}

    /// What keeps a session alive. Where SETUP is yet to choose the version, it may be
    /// moq-transport.
    ///
    /// @param protocol what the connection has negotiated; empty for nothing
    public static Bytes of(String protocol) {
        return LiteVersion.ofAlpn(protocol).isPresent() ? SHORT : OBJECT;
    }

    /// Whether a datagram is none of a machine's.
    public static boolean is(Bytes datagram) {
        return datagram.length() <= OCTETS || datagram.equals(OBJECT);
    }
}
