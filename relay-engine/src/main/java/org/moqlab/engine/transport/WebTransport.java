package org.moqlab.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamPriority;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Codes;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.RelayInput.How;
import org.moqlab.engine.transport.http3.CapsuleReader;
import org.moqlab.engine.transport.http3.Frames;
import org.moqlab.engine.transport.http3.Http3Error;
import org.moqlab.engine.transport.http3.Http3Exception;
import org.moqlab.engine.transport.http3.HttpDatagram;
import org.moqlab.engine.transport.http3.Octets;
import org.moqlab.engine.transport.http3.Settings;
import org.moqlab.engine.transport.http3.StreamHead;

/// A WebTransport session over HTTP/3, and the connection that is there for it alone (WIRE §1.4).
/// What breaks the rules of HTTP/3 ends the connection with the code for it; the machine hears of a
/// session that failed.
abstract sealed class WebTransport implements Carriage
        permits WebTransportServer, WebTransportClient {
    /// The protocol name of HTTP/3.
    static final String ALPN = "h3";

    /// How long a closed session waits for the peer to answer before the connection goes, ns.
    static final long GRACE = 500 * Durations.MILLI;

    /// Goes out before all streams of the machine.
    private static final QuicStreamPriority FIRST = new QuicStreamPriority(0, false);

    final ConnectionAdapter connection;
    private final long patience;
    private final Lobby lobby = new Lobby(this);
    private @Nullable Settings settings;
    private @Nullable RequestStream session;
    private @Nullable Future<?> timer;
    private @Nullable ChannelPromise parting;
    private boolean controlled;
    private boolean over;

    /// An end of a connection that negotiated HTTP/3.
    ///
    /// @param patience how long it may take to a session, ns
    WebTransport(ConnectionAdapter connection, long patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// Whether a stream of this number can be the one of a session.
    static boolean canBeSession(long quicId) {
        return (quicId & 3) == 0;
    }

    /// Whether this is the accepting end.
    abstract boolean isAccepting();

    /// Something the session waits for may have come: settings, or credit for streams.
    abstract void advance() throws Http3Exception;

    /// The peer opened a stream for a request.
    ///
    /// @param before its first octets
    abstract void requestOpened(Doorway from, Bytes before) throws Http3Exception;

    Lobby lobby() {
        return lobby;
    }

    /// The peer's settings, once they are known.
    final Optional<Settings> settings() {
        return Optional.ofNullable(settings);
    }

    /// Whether there is a session.
    final boolean isOpen() {
        return session != null;
    }

    /// Whether a stream is the one of the session.
    final boolean isSession(long quicId) {
        return session != null && session.channel.streamId() == quicId;
    }

    /// Whether nothing that comes matters any more.
    final boolean isOver() {
        return over;
    }

    @Override
    public final void begin() {
        timer = schedule(() -> fail(Http3Error.NO_ERROR, "no session in time"), patience);
    }

    private Future<?> schedule(Runnable task, long delay) {
        return connection.quic().eventLoop().schedule(task, delay, TimeUnit.NANOSECONDS);
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    @Override
    public final void creditChanged() {
        if (over || isOpen()) {
            return;
        }
        if (!controlled && StreamCredit.mayOpen(connection.quic(), StreamKind.UNI)) {
            controlled = true;
            Bytes type = new Octets().varint(Frames.CONTROL_STREAM).toBytes();
            Bytes frame = Frames.of(Frames.SETTINGS, Settings.OURS.encode());
            QuicStreamChannel control = open(StreamKind.UNI);
            var _ = control.writeAndFlush(Buffers.of(type.concat(frame), control.alloc()));
        }
        try {
            advance();
        } catch (Http3Exception broken) {
            fail(broken.error(), broken.text());
        }
    }

    /// Opens a stream for HTTP/3 itself.
    final QuicStreamChannel open(StreamKind kind) {
        QuicStreamChannel stream = StreamCredit.create(connection.quic(), kind);
        prefer(stream);
        return stream;
    }

    /// Has a stream go out before those of the machine.
    final void prefer(QuicStreamChannel stream) {
        var _ = stream.updatePriority(FIRST);
    }

    @Override
    public final void accept(QuicStreamChannel stream) {
        if (over) {
            var _ = stream.close();
            return;
        }
        if (stream.type() == QuicStreamType.BIDIRECTIONAL) {
            stream.config().setAllowHalfClosure(true);
        }
        connection.streams().holds(1);
        stream.pipeline().addLast(new Doorway(this, stream));
    }

    /// The peer's settings came.
    final void settled(Settings theirs) throws Http3Exception {
        settings = theirs;
        advance();
    }

    /// The session is there.
    final void opened(RequestStream stream, String protocol, String path) {
        stopTimer();
        session = stream;
        connection.sessionOpened(protocol, path);
        lobby.admitWaiting();
    }

    /// Hands a stream of the session to the machine.
    final StreamAdapter carry(QuicStreamChannel stream) {
        // From now on it is counted as one the machine knows.
        connection.streams().holds(-1);
        return connection.streams().carry(stream, StreamNumbers.ofSession(stream.streamId()));
    }

    @Override
    public final long quicId(long id) {
        return StreamNumbers.ofQuic(id);
    }

    @Override
    public final Bytes preface(StreamKind kind) {
        return session == null
                ? Bytes.EMPTY
                : StreamHead.of(kind == StreamKind.BIDI, session.channel.streamId());
    }

    @Override
    public final void received(Bytes datagram) {
        if (over) {
            return;
        }
        Optional<HttpDatagram> known = HttpDatagram.decode(datagram);
        if (known.isEmpty()) {
            fail(Http3Error.DATAGRAM, "a datagram of no request");
        } else if (isSession(known.get().request())) {
            connection.datagrams().received(known.get().payload());
        }
    }

    @Override
    public final Optional<Bytes> wrap(Bytes datagram) {
        if (session == null || settings == null || !settings.takesDatagrams()) {
            return Optional.empty();
        }
        return Optional.of(new HttpDatagram(session.channel.streamId(), datagram).encode());
    }

    /// A stream broke the rules.
    final void broken(StreamReader reader, Http3Exception broken) {
        boolean needed = reader instanceof RequestStream request && request.isSession();
        if (broken.isFatal() || needed) {
            fail(broken.error(), broken.text());
        } else {
            reader.refuse(broken.error());
        }
    }

    /// A reader has done its part.
    void left(StreamReader reader) {
        lobby.leave(reader);
    }

    /// Ends the connection; the machine hears that the session failed, or never came up.
    final void fail(Http3Error error, String text) {
        if (over) {
            return;
        }
        over = true;
        stopTimer();
        connection.sessionEnded(
                new RelayInput.SessionClosed(connection.session(), 0, text, How.FAILED));
        closeQuic(error, text);
    }

    private void closeQuic(Http3Error error, String text) {
        // Netty may be in the middle of reading from it.
        connection
                .quic()
                .eventLoop()
                .execute(() -> {
                    ByteBuf phrase = Unpooled.wrappedBuffer(Codes.phrase(text));
                    ChannelPromise waiting = parting;
                    connection
                            .quic()
                            .close(true, error.code(), phrase)
                            .addListener(_ -> {
                                if (waiting != null) {
                                    waiting.trySuccess();
                                }
                            });
                });
    }

    /// The peer ended the session.
    final void closedByPeer(long code, String reason) {
        if (over) {
            return;
        }
        over = true;
        stopTimer();
        connection.sessionEnded(
                new RelayInput.SessionClosed(connection.session(), code, reason, How.CLOSED));
        closeQuic(Http3Error.NO_ERROR, "");
    }

    @Override
    public final ChannelFuture close(int code, Bytes reason) {
        ChannelPromise done = connection.quic().newPromise();
        parting = done;
        stopTimer();
        if (session == null) {
            fail(Http3Error.EXCESSIVE_LOAD, new String(reason.toArray(), StandardCharsets.UTF_8));
        } else {
            var _ = session.send(CapsuleReader.close(code, reason), true);
            timer = schedule(() -> closedByPeer(0, ""), GRACE);
        }
        return done;
    }

    @Override
    public final RelayInput.SessionClosed closed(CloseReason ending, boolean timedOut) {
        return ending.closedHttp3(connection.session(), timedOut);
    }

    @Override
    public final void gone() {
        over = true;
        stopTimer();
        if (parting != null) {
            parting.trySuccess();
        }
    }
}
