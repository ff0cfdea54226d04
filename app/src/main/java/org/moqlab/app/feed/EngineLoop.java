package org.moqlab.app.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.SessionDetail;

/// The thread that owns the running mesh. A simulated mesh moves here only, at `speed × wall time`;
/// a live one moves by itself and is only made, commanded and closed here. It never waits for the
/// screen: what it has to say stands in one volatile field.
final class EngineLoop implements Runnable {
    /// Orders that may wait; more are refused.
    static final int MAX_ORDERS = 256;

    /// Most things that happen between two looks at the orders.
    static final int MAX_STEPS = 20_000;

    /// Most things one step of a person goes through until something is recorded.
    static final int MAX_SILENT_STEPS = 10_000;

    /// Wall time between two turns, ms.
    private static final long TURN_MS = 4;

    /// Wall time between two looks at the watched ends while time runs, ms.
    static final long LOOK_MS = 250;

    private final MeshFactory factory;
    private final ArrayBlockingQueue<Order> orders = new ArrayBlockingQueue<>(MAX_ORDERS);
    private volatile Running running = Running.NOTHING;
    private volatile List<SessionEnd> watched = List.of();

    private @Nullable Mesh mesh;
    private @Nullable SteppedMesh stepped;
    private Pace pace = new Pace(0, 0);
    private boolean playing;
    private OptionalLong destination = OptionalLong.empty();
    private double speed = 1;
    private long lastTurn;
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
                if (order != null) {
                    carryOut(order);
                }
                if (playing && stepped != null) {
                    turn(stepped);
                }
                look(order != null || (stepped != null && !playing));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeMesh();
        }
    }

    private @Nullable Order next() throws InterruptedException {
        if (playing && stepped != null) {
            return orders.poll(TURN_MS, TimeUnit.MILLISECONDS);
        }
        boolean moves = mesh != null && stepped == null && !watched.isEmpty();
        return moves ? orders.poll(LOOK_MS, TimeUnit.MILLISECONDS) : orders.take();
    }

    /// Asks the watched ends, while time runs only now and then.
    private void look(boolean atOnce) {
        long wall = System.nanoTime();
        List<SessionEnd> ends = watched;
        Mesh asked = mesh;
        boolean pointless = ends.isEmpty() && running.ends().isEmpty();
        boolean due = atOnce || wall - lastLook >= TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
        if (asked == null || pointless || !due) {
            return;
        }
        lastLook = wall;
        Map<SessionEnd, SessionDetail> told = new HashMap<>();
        for (SessionEnd end : ends) {
            asked.detail(end.endpoint(), end.session()).ifPresent(detail -> told.put(end, detail));
        }
        running = running.told(told);
    }

    private void carryOut(Order order) {
        switch (order) {
            case Order.Open(long generation, Scenario scenario, boolean live) ->
                    openMesh(generation, scenario, live);
            case Order.Play(boolean play) -> {
                playing = play;
                destination = OptionalLong.empty();
                restWatch();
            }
            case Order.Speed(double factor) -> speed = factor;
            case Order.StepOne() -> stepOne();
            case Order.PlayTo(long to) -> {
                playing = true;
                destination = OptionalLong.of(to);
            }
            case Order.Submit(var command) -> {
                if (mesh != null) {
                    mesh.submit(command);
                    running = running.at(mesh.now(), false);
                }
            }
            case Order.Look() -> {
                // Every order is followed by a look.
            }
            case Order.Quit() -> open = false;
        }
    }

    private void openMesh(long generation, Scenario scenario, boolean live) {
        closeMesh();
        playing = false;
        destination = OptionalLong.empty();
        running = Running.begun(generation);
        try {
            if (live) {
                mesh = factory.live(scenario);
            } else {
                stepped = factory.simulated(scenario);
                mesh = stepped;
            }
            running = running.with(mesh);
        } catch (RuntimeException e) {
            // The edge of this thread: whatever keeps a mesh from starting is shown to the person.
            running =
                    Running.failed(
                            generation, Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
        long flight = scenario.topology().latency() + scenario.topology().jitter();
        pace = new Pace(flight, mesh == null ? 0 : mesh.now());
    }

    private void closeMesh() {
        if (mesh != null) {
            mesh.close();
        }
        mesh = null;
        stepped = null;
    }

    private void restWatch() {
        lastTurn = System.nanoTime();
        if (mesh != null) {
            pace.happened(mesh.now());
        }
    }

    private void stepOne() {
        if (stepped == null) {
            return;
        }
        playing = false;
        long before = stepped.journal().last();
        boolean more = true;
        for (int i = 0; more && stepped.journal().last() == before && i < MAX_SILENT_STEPS; i++) {
            more = stepped.step();
        }
        running = running.at(stepped.now(), !more);
    }

    private void turn(SteppedMesh moving) {
        long wall = System.nanoTime();
        OptionalLong next = moving.nextAt();
        long to = destination.orElse(pace.turn(moving.now(), wall - lastTurn, speed, next));
        lastTurn = wall;
        boolean more = next.isPresent() && goTo(moving, to);
        boolean arrived = destination.isPresent() && moving.now() >= to;
        playing = more && !arrived;
        running = running.at(moving.now(), !more);
    }

    private static boolean goTo(SteppedMesh moving, long to) {
        for (int i = 0; i < MAX_STEPS; i++) {
            OptionalLong next = moving.nextAt();
            if (next.isEmpty()) {
                return false;
            }
            if (next.getAsLong() > to) {
                return moving.advanceTo(to);
            }
            if (!moving.step()) {
                return false;
            }
        }
        return true;
    }
}
