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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
final class ConnectionAdapter extends ChannelInboundHandlerAdapter {
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
    private final Map<Long, StreamAdapter> streams = new TreeMap<>();
    private final StreamCredit credit = new StreamCredit();
    private final CloseReason ending = new CloseReason();
    private State state = State.HANDSHAKE;
    private int datagramLimit;
    private int stops;
    private boolean closedHere;
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

    /// Whether this end has closed it, so that what still waits to be heard of it is void.
    boolean isClosedHere() {
        return closedHere;
    }

    /// Whether the connection is up in both views, the machine's and Netty's.
    boolean isOpen() {
        return state == State.OPEN && quic().isActive();
    }

    /// How many streams are not over in both directions.
    int streams() {
        return streams.size();
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
        streams.put(stream.streamId(), adapter);
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
        streams.put(id, adapter);
        adapter.grantFirst();
    }

    /// The stream of that id, unless it is over: the machine may not have heard of that yet.
    Optional<StreamAdapter> stream(long id) {
        return Optional.ofNullable(streams.get(id));
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
        if (state == State.OPEN) {
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
            List.copyOf(streams.values()).forEach(StreamAdapter::noticeStop);
        }
    }

    /// Whether one more stream may be stopped.
    boolean spendStop() {
        return stops++ < Tuning.MAX_STOPS;
    }

    void over(long stream) {
        streams.remove(stream);
    }
}
