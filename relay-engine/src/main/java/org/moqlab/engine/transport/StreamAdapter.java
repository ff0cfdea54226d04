package org.moqlab.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamPriority;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.OptionalLong;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.Bytes;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.model.StreamKind;
import org.moqlab.engine.observe.StreamDetail;
import org.moqlab.engine.relay.RelayInput;

/// One stream of a connection. Netty's channel is kept until both directions are over, because
/// octets that arrive for a closed one would look like a new stream, and is then closed and
/// forgotten.
final class StreamAdapter extends ChannelInboundHandlerAdapter {
    private enum Out {
        NONE,
        OPEN,
        FINISHING,
        OVER
    }

    private enum In {
        NONE,
        OPEN,
        DISCARDED,
        OVER
    }

    /// Ranks QUIC tells apart; 0 is sent first.
    private static final int RANKS = 128;

    private static final int FIRST = 0;

    private final ConnectionAdapter connection;
    private final QuicStreamChannel channel;
    private final long id;
    private Bytes preface;
    private Out out;
    private In in;
    private long unacknowledged;
    private long sent;
    private long received;
    private final Unsent unsent = new Unsent();
    private long handedAt;
    private int rank;

    private StreamAdapter(
            ConnectionAdapter connection,
            QuicStreamChannel channel,
            long id,
            Bytes preface,
            boolean writes,
            boolean reads) {
        this.connection = connection;
        this.channel = channel;
        this.id = id;
        this.preface = preface;
        this.handedAt = System.nanoTime();
        this.out = writes ? Out.OPEN : Out.NONE;
        this.in = reads ? In.OPEN : In.NONE;
        this.rank = writes && reads ? FIRST : RANKS - 1;
        if (writes && reads) {
            channel.config().setAllowHalfClosure(true);
            // Requests and their answers go before every group, whatever its rank.
            var _ = channel.updatePriority(new QuicStreamPriority(FIRST, true));
        }
    }

    /// A stream the peer opened.
    ///
    /// @param id as the machine numbers it
    static StreamAdapter accepted(
            ConnectionAdapter connection, QuicStreamChannel channel, long id) {
        return new StreamAdapter(connection, channel, id, Bytes.EMPTY, isBidi(channel), true);
    }

    /// A stream this end opened.
    ///
    /// @param id as the machine numbers it
    /// @param preface octets that go out before the machine's, outside its window
    static StreamAdapter opened(
            ConnectionAdapter connection, QuicStreamChannel channel, long id, Bytes preface) {
        return new StreamAdapter(connection, channel, id, preface, true, isBidi(channel));
    }

    private static boolean isBidi(QuicStreamChannel channel) {
        return channel.type() == QuicStreamType.BIDIRECTIONAL;
    }

    StreamKind kind() {
        return StreamKind.of(id());
    }

    /// As the machine numbers it.
    long id() {
        return id;
    }

    /// Whether the peer opened it.
    boolean isTheirs() {
        return !channel.isLocalCreated();
    }

    /// What there is to say of it.
    StreamDetail detail() {
        long waiting = out == Out.OVER ? 0 : unacknowledged;
        return new StreamDetail(id, kind(), !isTheirs(), received, sent, waiting);
    }

    private SessionId session() {
        return connection.session();
    }

    /// Lets the machine write the first window.
    void grantFirst() {
        if (out == Out.OPEN) {
            connection.hear(new RelayInput.StreamWritable(session(), id(), Tuning.WINDOW));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (in == In.OPEN && message instanceof ByteBuf buffer) {
            received(Buffers.take(buffer));
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    /// Octets for the machine came.
    void received(Bytes bytes) {
        if (in == In.OPEN && !bytes.isEmpty()) {
            received += bytes.length();
            connection.streams().counted(0, bytes.length());
            connection.hear(new RelayInput.StreamBytes(session(), id(), bytes));
        }
    }

    /// The peer ended its direction cleanly.
    void finished() {
        inputEnded(new RelayInput.StreamFinished(session(), id()));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownReadComplete.INSTANCE) {
            finished();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        long code =
                cause instanceof QuicStreamResetException reset
                        ? reset.applicationProtocolCode()
                        : 0;
        wasReset(code);
    }

    /// The peer reset its direction.
    void wasReset(long code) {
        inputEnded(new RelayInput.StreamReset(session(), id(), code));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!connection.isOpen()) {
            return;
        }
        outputStopped();
        inputEnded(new RelayInput.StreamReset(session(), id(), 0));
    }

    private void inputEnded(RelayInput how) {
        if (in == In.OPEN) {
            connection.hear(how);
        }
        if (in == In.OPEN || in == In.DISCARDED) {
            in = In.OVER;
            endIfOver();
        }
    }

    private void outputStopped() {
        if (out == Out.OPEN || out == Out.FINISHING) {
            connection.hear(new RelayInput.StreamStopped(session(), id(), OptionalLong.empty()));
            nothingUnsent();
            out = Out.OVER;
            endIfOver();
        }
    }

    /// Tells the machine when the peer has stopped this stream unnoticed, also one whose end still
    /// waits in Netty.
    void noticeStop() {
        if ((out == Out.OPEN || out == Out.FINISHING) && connection.quiche().isStopped(channel)) {
            outputStopped();
        }
    }

    /// Ends the peer's direction when QUIC has seen its end and did not tell. Everything before the
    /// end was read where it arrived.
    void noticeEnd() {
        if ((in == In.OPEN || in == In.DISCARDED) && connection.quiche().isFinished(channel)) {
            finished();
        }
    }

    /// Hands octets to QUIC, with the end of the stream on the last of them. Nothing happens when
    /// the direction is over: the peer may have stopped it a moment ago.
    ///
    /// @throws IllegalStateException beyond the window or after the end
    void write(Bytes bytes, boolean fin) {
        if (out == Out.FINISHING) {
            var _ = flush();
        }
        if (out == Out.FINISHING) {
            throw new IllegalStateException("written after the end of stream " + id());
        }
        noticeStop();
        if (out != Out.OPEN || (bytes.isEmpty() && !fin)) {
            return;
        }
        unacknowledged += bytes.length();
        if (unacknowledged > Tuning.WINDOW) {
            throw new IllegalStateException("written beyond the window of stream " + id());
        }
        if (fin) {
            out = Out.FINISHING;
        }
        unsent.add(bytes, fin);
        connection.streams().outbox().offer(this);
    }

    /// Hands QUIC as much as it can send at once.
    ///
    /// @return whether nothing waits any more
    boolean flush() {
        Outbox outbox = connection.streams().outbox();
        while (!unsent.isEmpty()) {
            boolean alone = unsent.isEndAlone();
            if (alone && !connection.streams().loneEnds().mayGo(handedAt)) {
                return false;
            }
            // Negative when the peer has stopped the stream, which the next write brings to light.
            long capacity = connection.quiche().capacity(channel);
            // What does not fit in whole would wait in Netty, which does not hear of a stop.
            long room = capacity < 0 ? Long.MAX_VALUE : outbox.room(capacity) - preface.length();
            if (room < (alone ? Outbox.PACKET : 1)) {
                return false;
            }
            Bytes next = unsent.take(room);
            outbox.handed(next.length());
            if (alone) {
                // Before what was lost of other streams, which could take all the room there is.
                var _ = channel.updatePriority(new QuicStreamPriority(FIRST, false));
            }
            hand(next, unsent.takeEnd());
            if (alone) {
                connection.streams().loneEnds().told(channel);
            }
        }
        return true;
    }

    private void hand(Bytes bytes, boolean fin) {
        handedAt = System.nanoTime();
        connection.sent();
        ByteBuf buffer = Buffers.of(preface.concat(bytes), channel.alloc());
        preface = Bytes.EMPTY;
        channel.writeAndFlush(fin ? new DefaultQuicStreamFrame(buffer, true) : buffer)
                .addListener(written -> written(bytes.length(), fin, written));
    }

    private void nothingUnsent() {
        unsent.clear();
        connection.streams().outbox().forget(this);
    }

    private void written(int length, boolean fin, Future<?> result) {
        if (!connection.isOpen()) {
            return;
        }
        if (!result.isSuccess()) {
            outputStopped();
            return;
        }
        unacknowledged -= length;
        sent += length;
        connection.streams().counted(length, 0);
        if (fin && out == Out.FINISHING) {
            out = Out.OVER;
            endIfOver();
        } else if (out == Out.OPEN) {
            connection.hear(new RelayInput.StreamWritable(session(), id(), length));
        }
    }

    /// Tells the peer what the stream is before the first thing it hears of it is a frame of QUIC.
    private void introduce() {
        if (!preface.isEmpty()) {
            var _ = channel.writeAndFlush(Buffers.of(preface, channel.alloc()));
            preface = Bytes.EMPTY;
        }
    }

    /// Aborts this end's direction; nothing happens once it is over.
    void reset(long code) {
        if (out == Out.OPEN || out == Out.FINISHING) {
            var _ = flush();
        }
        if (out == Out.OPEN || out == Out.FINISHING) {
            connection.sent();
            nothingUnsent();
            introduce();
            connection.quiche().reset(channel, code);
            out = Out.OVER;
            endIfOver();
        }
    }

    /// Refuses what the peer may still write. No end of its direction is heard afterwards.
    void stop(long code) {
        if (in != In.OPEN) {
            return;
        }
        if (!connection.streams().spendStop()) {
            in = In.DISCARDED;
            return;
        }
        connection.sent();
        introduce();
        connection.quiche().stop(channel, code);
        in = In.OVER;
        endIfOver();
    }

    /// Ranks this stream; higher is sent first.
    ///
    /// @param priority 0 to 255; anything outside counts as the nearest of them
    void rank(long priority) {
        int next = Math.max(FIRST + 1, RANKS - 1 - (int) Math.clamp(priority, 0L, 255L) / 2);
        connection.streams().outbox().reorder(this, () -> rank = next);
        var _ = channel.updatePriority(new QuicStreamPriority(next, false));
    }

    /// Its place in the order of what is sent, 0 first.
    int place() {
        return rank;
    }

    private void endIfOver() {
        boolean written = out == Out.NONE || out == Out.OVER;
        boolean read = in == In.NONE || in == In.OVER;
        if (written && read) {
            connection.streams().over(this);
            var _ = channel.close();
            connection.quiche().forget(channel);
        }
    }
}
