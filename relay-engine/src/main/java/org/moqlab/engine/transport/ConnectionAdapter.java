package org.moqlab.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicDatagramExtensionEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamLimitChangedEvent;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.ConnectException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Codes;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.Grant;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;

/// One end of a QUIC connection: turns what Netty reports into inputs and carries out what the
/// machine wants. Confined to the event loop of its endpoint.
final class ConnectionAdapter extends ChannelInboundHandlerAdapter implements Turns.Source {
    private enum State {
        /// QUIC is not up.
        HANDSHAKE,
        /// QUIC is up, the session is not.
        UP,
        OPEN,
        GONE
    }

    private static final String EXPIRED = "the token has expired";

    private final Role role;
    private final Owner owner;
    private final Tuning tuning;
    private final Function<QuicChannel, Link> identify;
    private final Function<ConnectionAdapter, Carriage> http3;
    private final Promise<Void> up = ImmediateEventExecutor.INSTANCE.newPromise();
    private final OpenStreams streams;
    private final Datagrams datagrams = new Datagrams(this);
    private final CloseReason ending = new CloseReason();
    private State state = State.HANDSHAKE;
    private Opened opened = new Opened("", "", 0);
    private Optional<Grant> grant = Optional.empty();
    private boolean closedHere;
    private boolean shed;
    private @Nullable QuicChannel channel;
    private @Nullable Link link;
    private @Nullable Carriage carriage;
    private @Nullable KeepAlive keepAlive;

    /// An adapter for a connection that is being set up.
    ///
    /// @param identify tells number and peer once the connection is up
    /// @param http3 makes what lies between a connection of HTTP/3 and the machine
    ConnectionAdapter(
            Role role,
            Owner owner,
            Tuning tuning,
            Function<QuicChannel, Link> identify,
            Function<ConnectionAdapter, Carriage> http3) {
        this.role = role;
        this.owner = owner;
        this.tuning = tuning;
        this.identify = identify;
        this.http3 = http3;
        this.streams = new OpenStreams(this, owner);
    }

    /// The number of this connection.
    SessionId session() {
        return Objects.requireNonNull(link).session();
    }

    /// How its session began.
    ///
    /// @param at mesh time, ns
    record Opened(String protocol, String path, long at) {}

    Opened opened() {
        return opened;
    }

    /// Name of the other end, where it is known.
    String peer() {
        return Objects.requireNonNull(link).peer();
    }

    /// Whether the peer dialled it.
    boolean isAccepted() {
        return role == Role.ACCEPTED;
    }

    @Override
    public boolean isClosedHere() {
        return closedHere;
    }

    /// Whether its endpoint counts it among its connections.
    boolean isKept() {
        return state == State.UP || state == State.OPEN;
    }

    /// Whether the connection is up in both views, the machine's and Netty's.
    boolean isOpen() {
        return state == State.OPEN && quic().isActive();
    }

    /// Its streams that are not over in both directions.
    OpenStreams streams() {
        return streams;
    }

    /// Its datagrams.
    Datagrams datagrams() {
        return datagrams;
    }

    QuicheInternals quiche() {
        return owner.quiche();
    }

    QuicChannel quic() {
        return Objects.requireNonNull(channel);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = (QuicChannel) context.channel();
    }

    /// Done when there is a session; failed, with the reason, when there will be none.
    Future<Void> up() {
        return up;
    }

    /// What lies between QUIC, once it is up, and the machine.
    Carriage carriage() {
        return Objects.requireNonNull(carriage);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        link = identify.apply(quic());
        if (!owner.opened(this)) {
            var _ = context.close();
            return;
        }
        state = State.UP;
        SSLEngine tls = Objects.requireNonNull(quic().sslEngine());
        String alpn = Optional.ofNullable(tls.getApplicationProtocol()).orElse("");
        Carriage made =
                alpn.equals(WebTransport.ALPN) ? http3.apply(this) : new BareQuic(this, alpn);
        carriage = made;
        made.begin();
    }

    /// There is a session: from now on the machine hears of this connection.
    ///
    /// @param protocol what was negotiated for it
    void sessionOpened(String protocol, String path) {
        state = State.OPEN;
        opened = new Opened(protocol, path, owner.now());
        String peer = Objects.requireNonNull(link).peer();
        hear(new RelayInput.SessionOpened(session(), role, protocol, path, peer, grant));
        up.trySuccess(null);
        streams.grant();
        keepAlive = KeepAlive.start(this, tuning, protocol);
    }

    /// Whether a request for a session is turned away, and with which status of HTTP. A certificate
    /// comes before any token.
    ///
    /// @param query of the URL, percent-encoded; empty for none
    OptionalInt refuses(String path, String query) {
        return switch (CallerCertificate.of(quic()).orElseGet(() -> judged(query))) {
            case Admission.Verdict.Refused refused -> OptionalInt.of(refused.status());
            case Admission.Verdict.Nobody _ -> refuses(path);
            case Admission.Verdict.Granted granted -> {
                grant = Optional.of(granted.grant());
                var _ =
                        quic().eventLoop()
                                .schedule(
                                        () -> shed(EXPIRED),
                                        granted.forMillis(),
                                        TimeUnit.MILLISECONDS);
                yield OptionalInt.empty();
            }
        };
    }

    private Admission.Verdict judged(String query) {
        return owner.admission().judge(query);
    }

    private OptionalInt refuses(String path) {
        return owner.refuses(Objects.requireNonNull(link).peer(), path);
    }

    /// The request for a session of this end was answered by a status of HTTP other than 200.
    void turnedAway(int status) {
        up.tryFailure(new DialRefusedException(status));
    }

    /// The session is over, or will never be there. Nothing more is heard of this connection.
    void sessionEnded(RelayInput.SessionClosed how) {
        hear(how);
        if (isKept()) {
            leave();
        }
        up.tryFailure(new ConnectException(how.reason().isEmpty() ? "no answer" : how.reason()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (carriage == null) {
            state = State.GONE;
        } else {
            sessionEnded(carriage.closed(ending, quic().isTimedOut()));
            carriage.gone();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case QuicConnectionCloseEvent close -> {
                ending.told(close);
                // What came in the same packet before the close is read after this event.
                context.executor().execute(this::closedByPeer);
            }
            case QuicStreamLimitChangedEvent _ -> {
                if (carriage != null) {
                    carriage.creditChanged();
                }
                if (state == State.OPEN) {
                    streams.grant();
                }
            }
            case QuicDatagramExtensionEvent taken -> datagrams.limit(taken.maxLength());
            default -> {}
        }
    }

    /// Ends at once what Netty would keep until the peer's last packets are certainly over.
    private void closedByPeer() {
        if (carriage != null) {
            sessionEnded(carriage.closed(ending, false));
        }
        var _ = quic().close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf datagram)) {
            context.fireChannelRead(message);
            return;
        }
        Bytes bytes = Buffers.take(datagram);
        if (carriage != null) {
            carriage.received(bytes);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ending.failed(cause);
    }

    /// The peer opened a stream.
    void adopt(QuicStreamChannel stream) {
        if (carriage == null || state == State.GONE || !quic().isActive()) {
            var _ = stream.close();
        } else {
            carriage.accept(stream);
        }
    }

    /// Opens the next stream of a kind.
    ///
    /// @throws IllegalStateException without credit, or when `id` is not the next of its kind
    void open(long id, StreamKind kind) {
        if (isOpen()) {
            streams.open(id, kind, carriage());
        }
    }

    /// Closes the connection; nothing more is heard of it at this end.
    ///
    /// @return done when the close of QUIC has been handed to the socket
    /// @throws IllegalArgumentException when the code does not fit 31 bits
    ChannelFuture close(long code, String reason) {
        int checked = Codes.checkClose(code);
        streams.outbox().handOut();
        closedHere = true;
        leave();
        return carriage().close(checked, Bytes.wrap(Codes.phrase(reason)));
    }

    /// The machine hears of it as of a connection that failed.
    @Override
    public void shed(String reason) {
        if (!shed) {
            shed = true;
            // Netty may be in the middle of reading it.
            quic().eventLoop().execute(() -> closeShed(reason));
        }
    }

    private void closeShed(String reason) {
        boolean heard = state == State.OPEN;
        if (!isKept()) {
            return;
        }
        var _ = close(Codes.TOO_MUCH, reason);
        up.tryFailure(new ConnectException(reason));
        if (heard) {
            owner.shed(
                    new RelayInput.SessionClosed(
                            session(), Codes.TOO_MUCH, reason, RelayInput.How.FAILED));
        }
    }

    /// Lets go of a connection that never came up.
    void abandon(Throwable cause) {
        up.tryFailure(cause);
        QuicChannel failed = channel;
        if (failed != null) {
            // Netty may be in the middle of it.
            failed.eventLoop()
                    .execute(() -> {
                        var _ = failed.close();
                    });
        }
    }

    private void leave() {
        state = State.GONE;
        if (keepAlive != null) {
            keepAlive.stop();
        }
        owner.ended(this);
    }

    void hear(RelayInput input) {
        if (state == State.OPEN && !shed) {
            owner.heard(this, input);
        }
    }

    /// Something that the peer will answer was sent just now.
    void sent() {
        if (keepAlive != null) {
            keepAlive.sent();
        }
    }

    /// When it is given up unless something arrives, by [System#nanoTime]; empty where it is not
    /// open.
    OptionalLong quietUntil() {
        return keepAlive != null && isOpen()
                ? OptionalLong.of(keepAlive.quietUntil())
                : OptionalLong.empty();
    }

    /// Looks for what QUIC did not tell of its streams.
    void sweep() {
        if (isOpen()) {
            streams.sweep();
        }
    }
}
