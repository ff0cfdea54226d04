package org.moqlab.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicDatagramExtensionEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamLimitChangedEvent;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Codes;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;

/// One end of a QUIC connection: turns what Netty reports into inputs and carries out what the
/// machine wants. Confined to the event loop of its endpoint.
final class ConnectionAdapter extends ChannelInboundHandlerAdapter implements Turns.Source {
    private enum State {
        HANDSHAKE,
        OPEN,
        GONE
    }

    /// A connection as its endpoint names it.
    ///
    /// @param peer name of the other end
    record Link(SessionId session, String peer) {}

    private final Role role;
    private final Owner owner;
    private final Tuning tuning;
    private final Function<QuicChannel, Link> identify;
    private final OpenStreams streams = new OpenStreams();
    private final StreamCredit credit = new StreamCredit();
    private final CloseReason ending = new CloseReason();
    private State state = State.HANDSHAKE;
    private int datagramLimit;
    private boolean closedHere;
    private boolean shed;
    private @Nullable QuicChannel channel;
    private @Nullable Link link;
    private @Nullable KeepAlive keepAlive;

    /// An adapter for a connection that is being set up.
    ///
    /// @param identify tells number and peer once the connection is up
    ConnectionAdapter(Role role, Owner owner, Tuning tuning, Function<QuicChannel, Link> identify) {
        this.role = role;
        this.owner = owner;
        this.tuning = tuning;
        this.identify = identify;
    }

    /// Gives every stream a peer opens to the adapter of its connection.
    static ChannelInitializer<QuicStreamChannel> adoption() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(QuicStreamChannel stream) {
                stream.parent().pipeline().get(ConnectionAdapter.class).adopt(stream);
            }
        };
    }

    /// The number of this connection.
    SessionId session() {
        return Objects.requireNonNull(link).session();
    }

    /// Whether the peer dialled it.
    boolean isAccepted() {
        return role == Role.ACCEPTED;
    }

    @Override
    public boolean isClosedHere() {
        return closedHere;
    }

    /// Whether the connection is up in both views, the machine's and Netty's.
    boolean isOpen() {
        return state == State.OPEN && quic().isActive();
    }

    /// Its streams that are not over in both directions.
    OpenStreams streams() {
        return streams;
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

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Link found = identify.apply(quic());
        link = found;
        if (!owner.opened(this)) {
            var _ = context.close();
            return;
        }
        state = State.OPEN;
        SSLEngine tls = Objects.requireNonNull(quic().sslEngine());
        String alpn = Optional.ofNullable(tls.getApplicationProtocol()).orElse("");
        hear(new RelayInput.SessionOpened(found.session(), role, alpn, "", found.peer()));
        keepAlive = KeepAlive.start(this, tuning.keepAlive());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (state != State.OPEN) {
            state = State.GONE;
            return;
        }
        hear(ending.closed(session(), quic().isTimedOut()));
        leave();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case QuicConnectionCloseEvent close -> {
                ending.told(close);
                // What came in the same packet before the close is read after this event.
                context.executor().execute(this::closedByPeer);
            }
            case QuicStreamLimitChangedEvent _ ->
                    credit.refresh(quic()).forEach((kind, more) -> hear(credit(kind, more)));
            case QuicDatagramExtensionEvent datagrams ->
                    datagramLimit = Math.min(datagrams.maxLength(), Tuning.MAX_DATAGRAM);
            default -> {}
        }
    }

    /// Ends at once what Netty would keep until the peer's last packets are certainly over.
    private void closedByPeer() {
        if (state == State.OPEN) {
            hear(ending.closed(session(), false));
            leave();
        }
        var _ = quic().close();
    }

    private RelayInput credit(StreamKind kind, long more) {
        return new RelayInput.StreamCredit(session(), kind, more);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf datagram)) {
            context.fireChannelRead(message);
            return;
        }
        Bytes bytes = Buffers.take(datagram);
        if (bytes.length() > Tuning.PING) {
            hear(new RelayInput.Datagram(session(), bytes));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ending.failed(cause);
    }

    private void adopt(QuicStreamChannel stream) {
        if (!isOpen()) {
            var _ = stream.close();
            return;
        }
        StreamAdapter adapter = StreamAdapter.accepted(this, stream);
        stream.pipeline().addLast(adapter);
        streams.add(adapter);
        owner.holds(this, 1);
        hear(new RelayInput.StreamOpened(session(), stream.streamId(), adapter.kind()));
        adapter.grantFirst();
    }

    /// Opens the next stream of a kind.
    ///
    /// @throws IllegalStateException without credit, or when `id` is not the next of its kind
    void open(long id, StreamKind kind) {
        if (!isOpen()) {
            return;
        }
        credit.spend(quic(), kind);
        Future<QuicStreamChannel> created = quic().createStream(StreamCredit.type(kind), null);
        QuicStreamChannel stream = created.isSuccess() ? created.getNow() : null;
        if (stream == null || stream.streamId() != id) {
            throw new IllegalStateException(
                    "stream " + id + " opened as " + (stream == null ? "none" : stream.streamId()));
        }
        StreamAdapter adapter = StreamAdapter.opened(this, stream);
        stream.pipeline().addLast(adapter);
        streams.add(adapter);
        adapter.grantFirst();
    }

    /// Sends a datagram, lossily; dropped where the peer takes none so long.
    void sendDatagram(Bytes bytes) {
        if (isOpen() && bytes.length() <= datagramLimit) {
            sent();
            var _ = quic().writeAndFlush(Buffers.of(bytes, quic().alloc()));
        }
    }

    /// Closes the connection at once; nothing more is heard of it at this end.
    ///
    /// @return done when the close has been handed to the socket
    /// @throws IllegalArgumentException when the code does not fit 31 bits
    ChannelFuture close(long code, String reason) {
        int checked = Codes.checkClose(code);
        closedHere = true;
        leave();
        return quic().close(true, checked, Unpooled.wrappedBuffer(Codes.phrase(reason)));
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
        if (state == State.OPEN) {
            var _ = close(Codes.TOO_MUCH, reason);
            owner.shed(
                    new RelayInput.SessionClosed(
                            session(), Codes.TOO_MUCH, reason, RelayInput.How.FAILED));
        }
    }

    /// Lets go of a connection that never came up.
    void abandon() {
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

    /// Looks for streams the peer stopped while nothing was written to them.
    void sweep() {
        if (isOpen()) {
            streams.sweep();
        }
    }

    void over(StreamAdapter stream) {
        streams.remove(stream);
        if (stream.isTheirs() && state == State.OPEN) {
            owner.holds(this, -1);
        }
    }
}
