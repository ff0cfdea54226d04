package org.moqlab.engine.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.moqlab.engine.driver.Alpn;
import org.moqlab.engine.driver.Conditions;
import org.moqlab.engine.driver.Director;
import org.moqlab.engine.driver.Host;
import org.moqlab.engine.driver.Recorder;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.model.SessionId;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// Runs the endpoints of a live mesh for its director and records what they do.
///
/// Its monitor is held whenever the director acts and whenever an endpoint records something, so
/// that an endpoint records nothing after the director has said that it ended. Code that holds the
/// monitor never waits for an event loop.
final class Stage implements Host {
    /// The way to the director.
    interface Control {
        /// Runs something later where the director runs, with the stage's monitor held.
        void run(Runnable task);

        /// A client's event `n` is one the director keeps books of; called within [#run].
        void noticed(String name, long n);

        /// An endpoint broke, or ended by its own rules; called within [#run].
        void failed(String name, String reason);
    }

    private final Recorder recorder;
    private final LongSupplier clock;
    private final Equipment equipment;
    private final EventLoopGroup loops;
    private final Control control;
    private final Directory directory;
    private final Network network;
    private final Map<String, Seat> seats = new TreeMap<>();
    private final Map<String, Running> running = new TreeMap<>();
    private long last;

    /// An empty stage.
    ///
    /// @param clock mesh time, ns
    Stage(
            Scenario scenario,
            Recorder recorder,
            LongSupplier clock,
            Equipment equipment,
            EventLoopGroup loops,
            Control control) {
        this.recorder = recorder;
        this.clock = clock;
        this.equipment = equipment;
        this.directory = new Directory(equipment.keys());
        this.network = Network.of(scenario.topology(), scenario.seed());
        this.loops = loops;
        this.control = control;
    }

    /// Gives relays their ports and certificates: they can be dialled from then on.
    ///
    /// @throws CancellationException when the start was given up
    void reserve(List<String> relays, Starting starting) {
        reached(starting, relays);
        for (String relay : relays) {
            Seat seat = Seat.reserve(relay, loops.next(), directory);
            seats.put(relay, seat);
            for (String alpn : Alpn.TAKEN) {
                var _ = directory.credentials(seat.identity().fingerprint(), alpn);
            }
            reached(starting, relays);
        }
    }

    private void reached(Starting starting, List<String> relays) {
        if (!starting.reached(seats.size(), relays.size())) {
            throw new CancellationException("the start of the mesh was given up");
        }
    }

    /// Who listens where.
    Directory directory() {
        return directory;
    }

    /// The present mesh time, ns; never before what was recorded last.
    @Override
    public synchronized long now() {
        return notBefore(clock.getAsLong());
    }

    private long notBefore(long now) {
        last = Math.max(last, now);
        return last;
    }

    @Override
    public synchronized void start(Endpoint endpoint) {
        Seat seat = seats.get(endpoint.name());
        EventLoop loop = seat == null ? loops.next() : seat.loop();
        Life life = new Life(endpoint.name());
        LiveEndpoint live =
                new LiveEndpoint(
                        endpoint,
                        new LiveEndpoint.Surroundings(
                                loop, clock, directory, network, equipment, life));
        running.put(endpoint.name(), new Running(live, life));
        if (seat == null) {
            live.order(RelayInput.Order.START, () -> {});
            return;
        }
        seat.take(
                udp -> {
                    live.listen(udp, seat.identity());
                    live.order(RelayInput.Order.START, () -> {});
                },
                cause -> life.ended(now(), "cannot listen: " + cause.getMessage()));
        seat.occupy(live.ended());
    }

    @Override
    public synchronized void order(String name, RelayInput.Order order, Runnable then) {
        Running found = running.get(name);
        if (found == null) {
            control.run(then);
        } else {
            found.live.order(order, () -> control.run(then));
        }
    }

    @Override
    public synchronized void destroy(String name) {
        Running found = running.remove(name);
        if (found != null) {
            found.life.over = true;
            var _ = found.live.end();
        }
    }

    @Override
    public synchronized void conditions(Conditions now) {
        network.conditions(now);
        running.values().forEach(each -> each.live.weather());
    }

    @Override
    public synchronized void freeze(String name) {
        live(name).ifPresent(LiveEndpoint::freeze);
    }

    @Override
    public synchronized void thaw(String name) {
        live(name).ifPresent(LiveEndpoint::thaw);
    }

    /// The present life of an endpoint.
    synchronized Optional<LiveEndpoint> live(String name) {
        return Optional.ofNullable(running.get(name)).map(Running::live);
    }

    /// Ends everything without a word.
    ///
    /// @return done when every socket is closed
    synchronized List<Future<Void>> clear() {
        List<Future<Void>> ended = new ArrayList<>();
        for (Running each : running.values()) {
            each.life.over = true;
            ended.add(each.live.kill());
        }
        running.clear();
        seats.values().forEach(Seat::giveUp);
        return ended;
    }

    private record Running(LiveEndpoint live, Life life) {}

    /// One life of an endpoint as it goes into the record.
    private final class Life implements Observer {
        private final String name;
        private boolean over;

        Life(String name) {
            this.name = name;
        }

        @Override
        public boolean note(long now, RelayAction.Note note) {
            synchronized (Stage.this) {
                if (over) {
                    return false;
                }
                long n = recorder.note(name, notBefore(now), note);
                if (Director.concerns(note.body())) {
                    tell(() -> control.noticed(name, n));
                }
                return true;
            }
        }

        @Override
        public void dialling(long now, SessionId session, String peer) {
            synchronized (Stage.this) {
                if (!over) {
                    var _ = recorder.dialling(notBefore(now), name, session.number(), peer);
                }
            }
        }

        @Override
        public void dialFailed(SessionId session) {
            synchronized (Stage.this) {
                if (!over) {
                    recorder.dialFailed(name, session.number());
                }
            }
        }

        @Override
        public void ended(long now, String reason) {
            tell(() -> control.failed(name, reason));
        }

        /// Tells the director, unless another life has begun by then.
        private void tell(Runnable news) {
            control.run(() -> {
                if (!over) {
                    news.run();
                }
            });
        }
    }
}
