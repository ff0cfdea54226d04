package org.moqlab.app.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.recording.Recording;
import org.moqlab.engine.recording.Replay;

/// The thread that owns the running mesh. A simulated mesh moves while this one waits for it; a
/// live one moves by itself and is only made, commanded and closed here. It never waits for the
/// screen: what it has to say stands in one volatile field.
final class EngineLoop implements Runnable {
    /// Orders that may wait; more are refused.
    static final int MAX_ORDERS = 256;

    /// Wall time between two turns, ms.
    private static final long TURN_MS = 4;

    /// Wall time between two looks at the watched ends while time runs, ms.
    static final long LOOK_MS = 250;

    private final MeshFactory factory;
    private final ArrayBlockingQueue<Order> orders = new ArrayBlockingQueue<>(MAX_ORDERS);
    private volatile Running running = Running.NOTHING;
    private volatile List<SessionEnd> watched = List.of();

    private final Aside aside = new Aside();

    private @Nullable Mesh live;
    private @Nullable Drive drive;
    private double speed = 1;
    private boolean pauseAtFinding;
    private long lastLook;
    private boolean open = true;

    EngineLoop(MeshFactory factory) {
        this.factory = factory;
    }

    /// What was last told; any thread.
    Running running() {
        return running;
    }

    /// Hands over an order; any thread, never waits.
    ///
    /// @return false when too many are waiting
    boolean offer(Order order) {
        return orders.offer(order);
    }

    /// Has these ends of sessions asked from now on; any thread, never waits.
    void watch(List<SessionEnd> ends) {
        watched = List.copyOf(ends);
        // Where no order fits in, the thread is busy and looks by itself.
        offer(new Order.Look());
    }

    @Override
    public void run() {
        try {
            while (open) {
                @Nullable Order order = next();
                try {
                    turn(order);
                } catch (RuntimeException | Error e) {
                    broke(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            aside.close();
            closeMesh();
        }
    }

    private void turn(@Nullable Order order) throws InterruptedException {
        if (order != null) {
            carryOut(order);
        }
        Drive moving = drive;
        if (moving != null && moving.isMoving()) {
            aside.run(moving::turn);
            running = running.at(moving.stand());
        }
        listen();
        look(order != null || (moving != null && !moving.isMoving()));
    }

    /// The edge of this thread: whatever breaks is told, time stands still, and what was recorded
    /// can still be looked at.
    private void broke(Throwable what) {
        watched = List.of();
        if (drive != null) {
            drive.halt();
        }
        running = running.broken(what);
    }

    /// A live mesh goes on by itself, and its silences with it.
    private void listen() {
        Mesh mesh = live;
        if (mesh != null) {
            running = running.hearing(mesh.silences());
        }
    }

    private @Nullable Order next() throws InterruptedException {
        if (drive != null && drive.isMoving()) {
            return orders.poll(TURN_MS, TimeUnit.MILLISECONDS);
        }
        return live != null ? orders.poll(LOOK_MS, TimeUnit.MILLISECONDS) : orders.take();
    }

    /// Asks the watched ends, while time runs only now and then.
    private void look(boolean atOnce) {
        long wall = System.nanoTime();
        List<SessionEnd> ends = watched;
        Optional<Mesh> asked = running.mesh();
        boolean pointless = ends.isEmpty() && running.ends().isEmpty();
        boolean due = atOnce || wall - lastLook >= TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
        if (asked.isEmpty() || pointless || !due) {
            return;
        }
        lastLook = wall;
        Map<SessionEnd, SessionDetail> told = new HashMap<>();
        for (SessionEnd end : ends) {
            asked.get()
                    .detail(end.endpoint(), end.session())
                    .ifPresent(detail -> told.put(end, detail));
        }
        running = running.told(told);
    }

    private void carryOut(Order order) {
        switch (order) {
            case Order.Open(long generation, Scenario scenario, boolean isLive) ->
                    open(
                            generation,
                            () ->
                                    isLive
                                            ? factory.live(scenario, this::reached)
                                            : factory.simulated(scenario));
            case Order.Rewind(long generation, Recording recording) ->
                    open(generation, () -> new Replay(recording));
            case Order.Shut(long generation) -> {
                closeMesh();
                running = Running.begun(generation);
            }
            case Order.Submit(var command) -> submit(command);
            case Order.Look() -> {
                // Every order is followed by a look.
            }
            case Order.Quit() -> open = false;
            case Order.OfTime ofTime -> {
                keep(ofTime);
                drive(moving -> moving.carryOut(ofTime));
            }
        }
    }

    /// Remembers for the next run what a person set for all runs.
    private void keep(Order.OfTime order) {
        if (order instanceof Order.Speed(double factor)) {
            speed = factor;
        } else if (order instanceof Order.PauseAtFinding(boolean wanted)) {
            pauseAtFinding = wanted;
        }
    }

    private void submit(MeshCommand command) {
        if (live != null) {
            live.submit(command);
        }
        drive(moving -> moving.submit(command));
    }

    private interface Driving {
        void on(Drive drive);
    }

    private void drive(Driving driving) {
        Drive moving = drive;
        if (moving == null) {
            return;
        }
        try {
            driving.on(moving);
        } catch (IllegalStateException e) {
            // What a run refuses to do is shown to the person who asked for it.
            moving.refuse(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
        running = running.at(moving.stand());
    }

    private void open(long generation, Supplier<Mesh> opening) {
        closeMesh();
        running = Running.begun(generation);
        try {
            Mesh mesh = opening.get();
            if (mesh instanceof Timeline timeline) {
                drive = new Drive(timeline, speed, pauseAtFinding);
                running = running.at(drive.stand());
            } else {
                live = mesh;
                running = running.at(Stand.live(mesh));
            }
        } catch (CancellationException _) {
            // What is wanted instead is the next order.
            running = Running.begun(generation);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // The edge of this thread: whatever keeps a mesh from starting is shown to the person.
            running =
                    Running.failed(
                            generation, Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    /// A mesh that starts is given up once a person wants another one, or none.
    private boolean reached(int ready, int all) {
        running = running.starting(new StartedRelays(ready, all));
        return orders.stream().noneMatch(EngineLoop::replacesMesh);
    }

    private static boolean replacesMesh(Order order) {
        return switch (order) {
            case Order.Open _, Order.Rewind _, Order.Shut _, Order.Quit _ -> true;
            case Order _ -> false;
        };
    }

    private void closeMesh() {
        if (live != null) {
            live.close();
        }
        if (drive != null) {
            drive.close();
        }
        live = null;
        drive = null;
    }
}
