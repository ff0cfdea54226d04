package org.moqlab.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.moqlab.engine.driver.Tuning;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;
import org.moqlab.engine.relay.Role;

/// One life of a relay or client in a live mesh: its machine, its sockets and its connections, all
/// on one event loop. Orders may come from any thread.
final class LiveEndpoint {
    /// What an endpoint shares with its mesh.
    ///
    /// @param clock mesh time, ns
    record Surroundings(
            EventLoop loop,
            LongSupplier clock,
            Directory directory,
            Network network,
            Equipment equipment,
            Observer observer) {
        Tuning tuning() {
            return equipment.tuning();
        }
    }

    private final Endpoint machine;
    private final Surroundings around;
    private final Turns turns;
    private final Connections connections;
    private final Gateway gateway;
    private final QuicDialer dialer;
    private final Promise<Void> ended;
    private final List<ChannelFuture> closes = new ArrayList<>();
    private final List<Channel> listeners = new ArrayList<>();
    private boolean dead;

    LiveEndpoint(Endpoint machine, Surroundings around) {
        this.machine = machine;
        this.around = around;
        this.ended = around.loop().newPromise();
        this.turns = new Turns(machine, around.loop(), around.clock(), new Hands());
        this.connections = new Connections(turns, around.clock(), around.equipment());
        this.gateway = new Gateway(machine.name(), around.loop(), around.network());
        this.dialer = new QuicDialer(machine.name(), around, gateway, connections, new Dials());
    }

    /// Accepts connections on a socket bound by [QuicListener#bind].
    void listen(Channel udp, Identity identity) {
        onLoop(() -> {
            if (dead) {
                var _ = udp.close();
                return;
            }
            listeners.add(udp);
            QuicListener.open(
                    udp, gateway.shim(), identity, machine, around.equipment(), this::accepted);
        });
    }

    private ConnectionAdapter accepted() {
        return new ConnectionAdapter(
                Role.ACCEPTED,
                connections,
                around.tuning(),
                caller -> around.directory().accept(caller.remoteAddress()),
                c -> new WebTransportServer(c, around.tuning().idleTimeout()));
    }

    /// Gives the machine an order.
    ///
    /// @param then runs on the event loop once what comes of the order is done, or this life is
    ///   over
    void order(RelayInput.Order order, Runnable then) {
        onLoop(() -> turns.order(new RelayInput.Command(order), then));
    }

    /// Ends this life without a word: the sockets go first, so that nothing more is sent, and peers
    /// notice at their idle timeout.
    ///
    /// @return done when the sockets are closed
    Future<Void> kill() {
        onLoop(this::silence);
        return ended;
    }

    /// Ends this life once the closes of the machine have been handed to the sockets.
    ///
    /// @return done when the sockets are closed
    Future<Void> end() {
        onLoop(this::windDown);
        return ended;
    }

    /// Stops it without ending it, as SIGSTOP does a process: it takes no turns, reads nothing and
    /// sends nothing.
    void freeze() {
        onLoop(() -> {
            turns.pause();
            gateway.frozen(true);
        });
    }

    /// Lets it go on.
    void thaw() {
        onLoop(() -> {
            gateway.frozen(false);
            turns.resume();
        });
    }

    /// Something else is wrong with the network now.
    void weather() {
        onLoop(gateway::refresh);
    }

    /// Its open connections; only on its event loop.
    Connections connections() {
        return connections;
    }

    /// Done when the sockets are closed.
    Future<Void> ended() {
        return ended;
    }

    /// Has its event loop look at it; nothing happens once the loop has ended.
    void look(Runnable task) {
        try {
            onLoop(task);
        } catch (RejectedExecutionException _) {
            // The mesh is closed: there is nothing left to see.
        }
    }

    private void onLoop(Runnable task) {
        if (around.loop().inEventLoop()) {
            task.run();
        } else {
            around.loop().execute(task);
        }
    }

    private void windDown() {
        turns.stop();
        PromiseCombiner spoken = new PromiseCombiner(around.loop());
        closes.forEach(spoken::add);
        Promise<Void> all = around.loop().newPromise();
        all.addListener(_ -> silence());
        spoken.finish(all);
    }

    private void silence() {
        if (dead) {
            return;
        }
        dead = true;
        turns.stop();
        List<Channel> sockets = new ArrayList<>(dialer.bound());
        sockets.addAll(listeners);
        PromiseCombiner closed = new PromiseCombiner(around.loop());
        sockets.forEach(udp -> closed.add(udp.close()));
        closed.finish(ended);
    }

    private final class Hands implements Turns.Performer {
        @Override
        public void perform(long now, RelayAction action) {
            switch (action) {
                case RelayAction.Note note -> {
                    if (!around.observer().note(now, note)) {
                        turns.stop();
                    }
                }
                case RelayAction.Dial dial -> dialer.dial(dial.peer(), dial.offer());
                case RelayAction.OpenStream open -> connections.open(open);
                case RelayAction.WriteStream write -> connections.write(write);
                case RelayAction.ResetStream reset -> connections.reset(reset);
                case RelayAction.StopStream stop -> connections.stop(stop);
                case RelayAction.SetPriority rank -> connections.rank(rank);
                case RelayAction.SendDatagram send -> connections.send(send);
                case RelayAction.CloseSession close ->
                        connections.close(close).ifPresent(LiveEndpoint.this::closing);
                case RelayAction.Exit exit -> {
                    around.observer().ended(now, exit.reason());
                    windDown();
                }
            }
        }

        @Override
        public void broken(long now, Throwable cause) {
            around.observer().ended(now, "broke: " + cause);
            silence();
        }
    }

    private void closing(ChannelFuture close) {
        closes.removeIf(Future::isDone);
        closes.add(close);
    }

    private final class Dials implements QuicDialer.Outcome {
        @Override
        public void begun(SessionId session, String peer) {
            around.observer().dialling(around.clock().getAsLong(), session, peer);
        }

        @Override
        public void failed(Optional<SessionId> session, RelayInput.DialFailed failure) {
            session.ifPresent(around.observer()::dialFailed);
            turns.accept(failure, null);
        }
    }
}
