package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.transport.http3.Frames;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.Octets;
import org.moqlab.engine.transport.http3.StreamHead.Head;

/// Where the streams a peer opens find out where they belong. Streams of a session that does not
/// exist yet wait here, as many and as much as the bounds let them.
final class Lobby {
    /// Streams that may wait for their session; further ones are refused.
    static final int MAX_WAITING_STREAMS = 64;

    /// Octets that may wait for their session in all; a stream that brings more is refused.
    static final int MAX_WAITING_OCTETS = 65_536;

    /// Streams each peer has one of and that last as long as the connection.
    private static final Set<Long> CRITICAL =
            Set.of(Frames.CONTROL_STREAM, Frames.QPACK_ENCODER_STREAM, Frames.QPACK_DECODER_STREAM);

    private final WebTransport web;
    private final Set<Long> opened = new TreeSet<>();
    private final List<Doorway> waiting = new ArrayList<>();
    private int octets;

    Lobby(WebTransport web) {
        this.web = web;
    }

    /// The head of a stream is known.
    void enter(Doorway doorway, Head head) throws Http3Exception {
        if (head.session() >= 0) {
            enterSession(doorway, head);
        } else if (doorway.isBidi()) {
            Bytes type = new Octets().varint(head.type()).toBytes();
            web.requestOpened(doorway, type.concat(head.rest()));
        } else if (CRITICAL.contains(head.type())) {
            enterCritical(doorway, head);
        } else if (head.type() == Frames.PUSH_STREAM) {
            throw Http3Exception.ofConnection(
                    web.isAccepting() ? Http3Error.STREAM_CREATION : Http3Error.ID, "a push");
        } else {
            Discard.rest(web, doorway.channel).takeOver(doorway, head.rest());
        }
    }

    private void enterCritical(Doorway doorway, Head head) throws Http3Exception {
        if (!opened.add(head.type())) {
            throw Http3Exception.ofConnection(
                    Http3Error.STREAM_CREATION, "a second stream of type " + head.type());
        }
        QuicStreamChannel channel = doorway.channel;
        StreamReader reader =
                head.type() == Frames.CONTROL_STREAM
                        ? new ControlStream(web, channel)
                        : Discard.critical(web, channel);
        reader.takeOver(doorway, head.rest());
    }

    private void enterSession(Doorway doorway, Head head) throws Http3Exception {
        if (!WebTransport.canBeSession(head.session())) {
            throw Http3Exception.ofConnection(
                    Http3Error.ID, "stream " + head.session() + " is no request");
        }
        if (web.isOpen()) {
            admit(doorway);
        } else if (waiting.size() < MAX_WAITING_STREAMS && mayWait(head.rest().length())) {
            waiting.add(doorway);
        } else {
            doorway.refuse(Http3Error.BUFFERED_STREAM_REJECTED);
        }
    }

    /// Whether a waiting stream may keep so many more octets.
    boolean mayWait(int more) {
        octets += more;
        return octets <= MAX_WAITING_OCTETS;
    }

    private void admit(Doorway doorway) {
        if (web.isSession(doorway.session())) {
            doorway.open();
        } else {
            doorway.refuse(Http3Error.BUFFERED_STREAM_REJECTED);
        }
    }

    /// The session is there: lets in who waits for it.
    void admitWaiting() {
        List<Doorway> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(this::admit);
    }

    /// Forgets a stream that was refused or reset.
    void leave(StreamReader reader) {
        waiting.removeIf(doorway -> doorway == reader);
    }
}
