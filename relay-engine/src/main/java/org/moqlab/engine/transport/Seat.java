package org.moqlab.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where every life of one relay runs: the same event loop, certificate and, as long as nobody else
/// takes it, the same UDP port, as a relay that is restarted on its host has.
final class Seat {
    /// Tries to get the old port back before another one is taken. The system gives it free some
    /// moments after the socket is closed.
    static final int TRIES = 20;

    private static final long PAUSE_MS = 5;

    private final String name;
    private final EventLoop loop;
    private final Directory directory;
    private final Identity identity;
    private @Nullable Channel reserved;
    private @Nullable Future<Void> vacated;
    private int port;

    private Seat(String name, EventLoop loop, Directory directory) {
        this.name = name;
        this.loop = loop;
        this.directory = directory;
        this.identity = Certificates.selfSigned(name);
    }

    /// Binds the socket of a relay's first life, which nobody reads yet.
    ///
    /// @throws io.netty.channel.ChannelException when no socket can be bound
    static Seat reserve(String name, EventLoop loop, Directory directory) {
        Seat seat = new Seat(name, loop, directory);
        Channel udp = QuicListener.bind(loop, 0).syncUninterruptibly().channel();
        seat.reserved = udp;
        seat.list(udp);
        return seat;
    }

    EventLoop loop() {
        return loop;
    }

    Identity identity() {
        return identity;
    }

    private void list(Channel udp) {
        InetSocketAddress address = (InetSocketAddress) udp.localAddress();
        port = address.getPort();
        directory.list(name, new Directory.Place(address, identity.fingerprint()));
    }

    /// Gives a socket for the next life once the last one has left.
    ///
    /// @param taken gets the socket, on the event loop
    /// @param failed gets the reason when there is none, on the event loop
    void take(Consumer<Channel> taken, Consumer<Throwable> failed) {
        loop.execute(() -> {
            Channel first = reserved;
            reserved = null;
            if (first != null) {
                taken.accept(first);
            } else if (vacated == null) {
                bind(TRIES, taken, failed);
            } else {
                vacated.addListener(_ -> bind(TRIES, taken, failed));
            }
        });
    }

    private void bind(int tries, Consumer<Channel> taken, Consumer<Throwable> failed) {
        ChannelFuture bound = QuicListener.bind(loop, tries > 0 ? port : 0);
        bound.addListener(_ -> {
            if (bound.isSuccess()) {
                list(bound.channel());
                taken.accept(bound.channel());
            } else if (tries > 0) {
                Runnable again = () -> bind(tries - 1, taken, failed);
                var _ = loop.schedule(again, PAUSE_MS, TimeUnit.MILLISECONDS);
            } else {
                failed.accept(bound.cause());
            }
        });
    }

    /// A life has taken this seat.
    ///
    /// @param gone done when it has ended and its sockets are closed
    void occupy(Future<Void> gone) {
        loop.execute(() -> vacated = gone);
    }

    /// Closes a socket nobody took.
    void giveUp() {
        loop.execute(() -> {
            if (reserved != null) {
                var _ = reserved.close();
                reserved = null;
            }
        });
    }
}
