package org.moqlab.engine.session;

import java.util.List;
import java.util.Optional;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.Origin;
import org.moqlab.engine.wire.DecodeException;
import org.moqlab.engine.wire.ErrorCode;
import org.moqlab.engine.wire.StreamBuffer.Piece;
import org.moqlab.engine.wire.ietf.ClientSetup;
import org.moqlab.engine.wire.ietf.ControlMessage;
import org.moqlab.engine.wire.ietf.Draft14;
import org.moqlab.engine.wire.ietf.KeyValue;
import org.moqlab.engine.wire.ietf.MessageType;
import org.moqlab.engine.wire.ietf.Parameters;
import org.moqlab.engine.wire.ietf.ServerSetup;
import org.moqlab.engine.wire.lite.Setup;

/// SETUP on the control stream: the version, and how many requests each end takes (WIRE §4.1).
final class IetfSetup {
    private static final KeyValue REQUESTS =
            new KeyValue.Varint(Parameters.MAX_REQUEST_ID, Draft14.UNLIMITED_REQUESTS);
    private static final KeyValue NAME =
            new KeyValue.Octets(Parameters.IMPLEMENTATION, Bytes.ofUtf8("moq-mesh-lab"));
    private static final Parameters OURS = Parameters.of(REQUESTS, NAME);

    private IetfSetup() {}

    /// The client begins.
    static void offer(IetfConversation session, List<Long> versions, Output out) {
        session.line.streams().openBidi(out);
        session.line.say(
                new ClientSetup(versions, ours(session.terms.path())),
                SessionAction.PRESENT_CAUSE,
                out);
    }

    private static Parameters ours(String path) {
        return path.isEmpty()
                ? OURS
                : Parameters.of(
                        REQUESTS, new KeyValue.Octets(Parameters.PATH, Bytes.ofUtf8(path)), NAME);
    }

    /// Whether a message of that type may come first.
    static void expect(IetfConversation session, long code, long offset) throws DecodeException {
        MessageType first = session.client ? MessageType.SERVER_SETUP : MessageType.CLIENT_SETUP;
        if (code != first.code()) {
            throw new DecodeException(
                    ErrorCode.UNEXPECTED_MESSAGE,
                    offset,
                    "message " + code + " where SETUP is expected");
        }
    }

    /// The peer's SETUP is here.
    static void hear(IetfConversation session, Piece piece, Output out) throws DecodeException {
        MessageType first = session.client ? MessageType.SERVER_SETUP : MessageType.CLIENT_SETUP;
        ControlMessage message = first.decode(piece.body(), piece.bodyOffset());
        out.received(message.view(message.kind(), piece.bytes()), IetfLine.CONTROL, piece);
        switch (message) {
            case ServerSetup chosen -> chosen(session, chosen, piece, out);
            case ClientSetup offered -> offered(session, offered, piece, out);
            default -> throw IetfHearing.unexpected(message.name(), piece);
        }
    }

    private static void chosen(IetfConversation session, ServerSetup setup, Piece piece, Output out)
            throws DecodeException {
        if (setup.version() != Draft14.CODE) {
            throw new DecodeException(
                    ErrorCode.VERSION,
                    piece.bodyOffset(),
                    "version " + Long.toHexString(setup.version()) + " not offered");
        }
        agreed(session, setup.parameters(), out);
    }

    private static void offered(
            IetfConversation session, ClientSetup setup, Piece piece, Output out)
            throws DecodeException {
        if (!setup.versions().contains(Draft14.CODE)) {
            throw new DecodeException(ErrorCode.VERSION, piece.bodyOffset(), "no common version");
        }
        session.line.say(new ServerSetup(Draft14.CODE, OURS), SessionAction.PRESENT_CAUSE, out);
        Optional<Bytes> path = setup.parameters().octets(Parameters.PATH);
        if (path.isPresent() && !session.terms.exacting()) {
            String root = new String(path.get().toArray(), java.nio.charset.StandardCharsets.UTF_8);
            out.happened(new SessionEvent.Introduced(Origin.UNKNOWN, root, Setup.Part.BOTH));
        }
        agreed(session, setup.parameters(), out);
    }

    /// A peer that names no limit sets none, as the relays of the family take it.
    private static void agreed(IetfConversation session, Parameters theirs, Output out) {
        theirs.number(Parameters.MAX_REQUEST_ID).ifPresent(session.requests::grant);
        session.ready(out);
    }
}
