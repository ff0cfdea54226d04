package org.moqlab.engine.transport;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.relay.Endpoint;
import org.moqlab.engine.relay.RelayAction;
import org.moqlab.engine.relay.RelayInput;

/// Gives a machine its turns on its event loop: one input after the other, each followed by its
/// actions, and `DeadlineReached` when its deadline comes.
///
/// Inputs wait in a queue and are handled in a task of their own, never inside a call of the
/// transport: an action may free native memory that such a call still reads.
final class Turns {
    /// Inputs from connections that may wait; the connection of one more is ended.
    static final int MAX_INPUTS = 65_536;

    /// Inputs that may wait in all; one more fails the endpoint.
    static final int MAX_WAITING = 2 * MAX_INPUTS;

    /// Turns taken in one go before others on the event loop get theirs.
    static final int MAX_BURST = 256;

    /// Where inputs come from: a connection.
    interface Source {
        /// Whether this end has closed it, so that what still waits to be heard of it is void.
        boolean isClosedHere();

        /// Has it ended, because it does too much at once. Called inside the transport's call.
        void shed(String reason);
    }

    /// What carries out the actions of a turn.
    interface Performer {
        /// Carries out one action.
        ///
        /// @param now mesh time of the turn, ns
        void perform(long now, RelayAction action);

        /// The machine or an action threw; no more turns are taken.
        void broken(long now, Throwable cause);
    }

    private record Waiting(RelayInput input, @Nullable Source from, Runnable then) {}

    private final Endpoint machine;
    private final EventLoop loop;
    private final LongSupplier clock;
    private final Performer performer;
    private final ArrayDeque<Waiting> inputs = new ArrayDeque<>();
    private OptionalLong armed = OptionalLong.empty();
    private boolean scheduled;
    private boolean stopped;
    private boolean paused;
    private @Nullable Future<?> timer;

    /// Turns of a machine that has not heard anything.
    ///
    /// @param clock mesh time, ns
    Turns(Endpoint machine, EventLoop loop, LongSupplier clock, Performer performer) {
        this.machine = machine;
        this.loop = loop;
        this.clock = clock;
        this.performer = performer;
    }

    /// Whether the machine turns away a request for a session.
    OptionalInt refuses(String peer, String path) {
        requireLoop();
        return machine.refuses(peer, path);
    }

    /// Queues an input.
    ///
    /// @param from the connection it comes from; what waits is void once this end closes that
    void accept(RelayInput input, @Nullable Source from) {
        requireLoop();
        if (from != null && inputs.size() >= MAX_INPUTS && !stopped) {
            from.shed(MAX_INPUTS + " inputs are waiting");
        } else {
            queue(new Waiting(input, from, () -> {}));
        }
    }

    /// Queues an input of the operator.
    ///
    /// @param then runs after the turn, or at once when no more turns are taken
    void order(RelayInput input, Runnable then) {
        queue(new Waiting(input, null, then));
    }

    private void queue(Waiting next) {
        requireLoop();
        if (stopped) {
            next.then.run();
            return;
        }
        if (inputs.size() >= MAX_WAITING) {
            fail(new IllegalStateException(MAX_WAITING + " inputs are waiting"));
            next.then.run();
            return;
        }
        inputs.add(next);
        schedule();
    }

    /// Takes no more turns.
    void stop() {
        requireLoop();
        stopped = true;
        List<Waiting> unheard = List.copyOf(inputs);
        inputs.clear();
        unheard.forEach(waiting -> waiting.then.run());
        disarm();
    }

    /// Takes no turns for now; what comes waits.
    void pause() {
        requireLoop();
        paused = true;
        disarm();
    }

    /// Takes turns again.
    void resume() {
        requireLoop();
        paused = false;
        schedule();
    }

    private void schedule() {
        if (!scheduled && !paused) {
            scheduled = true;
            loop.execute(this::burst);
        }
    }

    private void burst() {
        scheduled = false;
        for (int i = 0; i < MAX_BURST && isRunning() && !inputs.isEmpty(); i++) {
            Waiting next = inputs.remove();
            if (next.from() == null || !next.from().isClosedHere()) {
                turn(next.input());
            }
            next.then.run();
        }
        if (!isRunning()) {
            return;
        }
        arm();
        if (!inputs.isEmpty()) {
            schedule();
        }
    }

    private boolean isRunning() {
        return !stopped && !paused;
    }

    private void turn(RelayInput input) {
        requireLoop();
        long now = clock.getAsLong();
        try {
            for (RelayAction action : machine.handle(now, input)) {
                performer.perform(now, action);
                if (stopped) {
                    return;
                }
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        stop();
        performer.broken(clock.getAsLong(), cause);
    }

    private void arm() {
        OptionalLong deadline = machine.nextDeadline();
        if (deadline.equals(armed)) {
            return;
        }
        disarm();
        armed = deadline;
        deadline.ifPresent(at ->
                timer =
                        loop.schedule(
                                this::deadline,
                                Math.max(0, at - clock.getAsLong()),
                                TimeUnit.NANOSECONDS));
    }

    private void disarm() {
        armed = OptionalLong.empty();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void deadline() {
        armed = OptionalLong.empty();
        if (isRunning()) {
            turnAtDeadline();
            burst();
        }
    }

    private void turnAtDeadline() {
        OptionalLong due = machine.nextDeadline();
        if (due.isPresent() && due.getAsLong() <= clock.getAsLong()) {
            turn(new RelayInput.DeadlineReached());
        }
    }

    private void requireLoop() {
        if (!loop.inEventLoop()) {
            throw new IllegalStateException(machine.name() + " touched off its event loop");
        }
    }
}
