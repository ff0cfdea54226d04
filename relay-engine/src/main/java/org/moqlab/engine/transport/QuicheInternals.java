package org.moqlab.engine.transport;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.driver.Codes;

/// What the lab needs of Netty's QUIC and its public API does not give: stream codes of 62 bits,
/// whether the peer stopped or ended a stream, and forgetting a stream that ended by a reset.
/// Reached by reflection, looked up once; where a Netty hides any of it the lab runs without,
/// degraded:
///
/// - codes beyond 31 bits go out as 0;
/// - a stop of a bidirectional stream shows when the next write fails, one of a unidirectional
///   stream never, so that what is left of it waits for the end of its connection;
/// - an end that quiche keeps to itself (see [#isFinished]) does not show before then;
/// - an end that gets lost may stay so (see [LoneEnds]);
/// - Netty's record of each stream that was reset stays until then too.
///
/// Every method runs on the event loop of the channel it is given.
final class QuicheInternals {
    /// What this process has to work with.
    static final QuicheInternals INSTANCE = new QuicheInternals(lookUp());

    private static final String PACKAGE = "io.netty.handler.codec.quic.";
    private static final int READ = 0;
    private static final int WRITE = 1;

    private record Members(
            Field connection,
            Field streams,
            MethodHandle address,
            MethodHandle flush,
            MethodHandle forget,
            MethodHandle shutdown,
            MethodHandle end,
            MethodHandle capacity,
            MethodHandle finished) {}

    private final @Nullable Members members;

    private QuicheInternals(@Nullable Members members) {
        this.members = members;
    }

    /// A process whose Netty hides everything.
    static QuicheInternals degraded() {
        return new QuicheInternals(null);
    }

    /// Whether everything was found.
    boolean isComplete() {
        return members != null;
    }

    /// Aborts this end's direction of a stream.
    ///
    /// @param code as on the wire, 0 to [Codes#MAX_STREAM_CODE]
    void reset(QuicStreamChannel stream, long code) {
        Codes.checkStream(code);
        if (members == null) {
            var _ = stream.shutdownOutput(narrow(code));
        } else {
            shutdown(members, stream, WRITE, code);
        }
    }

    /// Asks the peer to stop writing to a stream.
    ///
    /// @param code as on the wire, 0 to [Codes#MAX_STREAM_CODE]
    void stop(QuicStreamChannel stream, long code) {
        Codes.checkStream(code);
        if (members == null) {
            var _ = stream.shutdownInput(narrow(code));
        } else {
            shutdown(members, stream, READ, code);
        }
    }

    /// Whether the peer asked this end to stop writing to a stream that this end has not ended.
    boolean isStopped(QuicStreamChannel stream) {
        return capacity(stream) < 0;
    }

    /// Octets that QUIC would take for a stream and send at once, what it has taken already
    /// counted; negative when the stream is stopped.
    long capacity(QuicStreamChannel stream) {
        QuicChannel channel = stream.parent();
        if (members == null || !channel.isActive()) {
            return Integer.MAX_VALUE;
        }
        try {
            return (long) members.capacity.invoke(address(members, channel), stream.streamId());
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Whether the peer has ended a stream and everything before the end was read. Quiche does not
    /// tell of an end that comes in one frame with octets it had before: such a stream is finished
    /// and never becomes readable again.
    boolean isFinished(QuicStreamChannel stream) {
        QuicChannel channel = stream.parent();
        if (members == null || !channel.isActive()) {
            return false;
        }
        try {
            return (boolean) members.finished.invoke(address(members, channel), stream.streamId());
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Tells the peer once more that a stream has ended.
    ///
    /// @return whether quiche still knew the stream
    boolean tellEnd(QuicStreamChannel stream) {
        if (members == null || !stream.parent().isActive() || isStopped(stream)) {
            return false;
        }
        try {
            members.end.invoke(stream.parent(), stream.streamId());
            return true;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Drops Netty's record of a closed stream.
    void forget(QuicStreamChannel stream) {
        if (members == null) {
            return;
        }
        try {
            members.forget.invoke(stream.parent(), stream.streamId());
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// How many streams Netty keeps a record of; -1 when that cannot be known.
    int streams(QuicChannel channel) {
        if (members == null) {
            return -1;
        }
        try {
            return ((Map<?, ?>) members.streams.get(channel)).size();
        } catch (IllegalAccessException e) {
            throw broken(e);
        }
    }

    private static void shutdown(
            Members members, QuicStreamChannel stream, int direction, long code) {
        QuicChannel channel = stream.parent();
        // A connection that is not active may have no native part any more.
        if (!channel.isActive()) {
            return;
        }
        try {
            long address = address(members, channel);
            // The result tells only that the stream has ended already.
            members.shutdown.invoke(address, stream.streamId(), direction, code);
            members.flush.invoke(channel);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static long address(Members members, QuicChannel channel) throws Throwable {
        return (long) members.address.invoke(members.connection.get(channel));
    }

    private static int narrow(long code) {
        return code <= Integer.MAX_VALUE ? (int) code : 0;
    }

    private static @Nullable Members lookUp() {
        try {
            Class<?> channel = Class.forName(PACKAGE + "QuicheQuicChannel");
            Class<?> connection = Class.forName(PACKAGE + "QuicheQuicConnection");
            Class<?> quiche = Class.forName(PACKAGE + "Quiche");
            return new Members(
                    field(channel, "connection"),
                    field(channel, "streams"),
                    method(connection, "address"),
                    method(channel, "connectionSendAndFlush"),
                    method(channel, "streamClosed", long.class),
                    method(
                            quiche,
                            "quiche_conn_stream_shutdown",
                            long.class,
                            long.class,
                            int.class,
                            long.class),
                    method(channel, "streamSendFin", long.class),
                    method(quiche, "quiche_conn_stream_capacity", long.class, long.class),
                    method(quiche, "quiche_conn_stream_finished", long.class, long.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static MethodHandle method(Class<?> owner, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method method = owner.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method);
    }

    private static IllegalStateException broken(Throwable cause) {
        return new IllegalStateException("Netty's QUIC does not answer as it should", cause);
    }
}
