package org.moqlab.app.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;

/// Plays one mesh and shows it, one [Moment] a pulse. The engine's thread owns the mesh; this class
/// belongs to the FX thread. Neither waits for the other: orders go through a bounded queue, the
/// screen reads what the engine last told.
public final class MeshPlayer implements EventSource, EndSource, AutoCloseable {
    /// Slowest speed.
    public static final double MIN_SPEED = 0.01;

    /// Fastest speed.
    public static final double MAX_SPEED = 10;

    /// Tables follow at most this often while time runs, ns of wall time.
    static final long CALM = 100_000_000L;

    private static final Duration PARTING = Duration.ofSeconds(2);

    private final EngineLoop loop;
    private final Thread thread;
    private final AnimationTimer timer;
    private final ReadOnlyObjectWrapper<Moment> moment;
    private final ReadOnlyObjectWrapper<Moment> calm;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live");
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(this, "ended");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready");
    private final ReadOnlyObjectWrapper<Optional<String>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final ReadOnlyLongWrapper messages = new ReadOnlyLongWrapper(this, "messages");
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper(this, "dropped");
    private final ReadOnlyObjectWrapper<Map<SessionEnd, SessionDetail>> ends =
            new ReadOnlyObjectWrapper<>(this, "ends", Map.of());
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);

    private Follower follower = new Follower();
    private Running shown = Running.NOTHING;
    private long generation;
    private long calmAt;
    private boolean stale;
    private boolean pulsing;

    /// Starts the engine's thread and opens `first`, simulated and paused.
    public MeshPlayer(MeshFactory factory, Scenario first) {
        loop = new EngineLoop(factory);
        thread = Thread.ofPlatform().name("mesh-engine").daemon().start(loop);
        moment = new ReadOnlyObjectWrapper<>(this, "moment", start(first, false));
        calm = new ReadOnlyObjectWrapper<>(this, "calm", start(first, false));
        timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        pulse(now);
                    }
                };
        speed.addListener((_, _, _) -> order(new Order.Speed(clamped())));
        open(first);
    }

    private static Moment start(Scenario scenario, boolean live) {
        return new Moment(scenario, live, MeshSnapshot.EMPTY, 0, List.of());
    }

    /// Follows the pulse of the screen from now on.
    public void startPulse() {
        pulsing = true;
        timer.start();
    }

    /// What to show, every pulse anew.
    public ReadOnlyObjectProperty<Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// What tables show: follows [#momentProperty] a few times a second, at once while paused. Its
    /// fresh events have gaps.
    public ReadOnlyObjectProperty<Moment> calmProperty() {
        return calm.getReadOnlyProperty();
    }

    /// Whether time runs on the screen.
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// What runs, from any thread; empty while it is being made or when that failed.
    public Optional<Mesh> mesh() {
        return loop.running().mesh();
    }

    /// Whether over real QUIC.
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /// Whether nothing is left to happen.
    public ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// Whether the mesh is made and shown; false while it is being started or when that failed.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// Why the mesh could not be started.
    public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Messages sent so far.
    public ReadOnlyLongProperty messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    /// Events of this run that never reached the screen, because it fell behind the record.
    public ReadOnlyLongProperty droppedProperty() {
        return dropped.getReadOnlyProperty();
    }

    /// Mesh time a wall time, simulated only; [#MIN_SPEED] to [#MAX_SPEED].
    public DoubleProperty speedProperty() {
        return speed;
    }

    private double clamped() {
        return Math.clamp(speed.get(), MIN_SPEED, MAX_SPEED);
    }

    /// Opens a scenario from its start in the present mode: paused when simulated, running when
    /// live.
    public void open(Scenario scenario) {
        generation++;
        follower = new Follower();
        shown = Running.begun(generation);
        ready.set(false);
        ended.set(false);
        problem.set(Optional.empty());
        messages.set(0);
        dropped.set(0);
        ends.set(Map.of());
        playing.set(live.get());
        moment.set(start(scenario, live.get()));
        calm.set(moment.get());
        order(new Order.Open(generation, scenario, live.get()));
    }

    /// Plays the same scenario again from its start.
    public void restart() {
        open(moment.get().scenario());
    }

    /// Changes between simulated and live, which starts the scenario anew.
    public void setLive(boolean wanted) {
        if (live.get() != wanted) {
            live.set(wanted);
            restart();
        }
    }

    /// Lets time run. Live: the screen catches up with the mesh.
    public void play() {
        if (order(new Order.Play(true))) {
            playing.set(true);
        }
    }

    /// Stops time. Live: only the screen stops.
    public void pause() {
        if (order(new Order.Play(false))) {
            playing.set(false);
        }
    }

    /// Plays or pauses.
    public void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /// Lets time run at full speed up to `to`, ns, and stops there; simulated only.
    public void playTo(long to) {
        if (!live.get() && order(new Order.PlayTo(to))) {
            playing.set(false);
        }
    }

    /// Lets one event happen and stays paused; simulated only.
    public void step() {
        if (!live.get() && order(new Order.StepOne())) {
            playing.set(false);
        }
    }

    /// Carries out a command as soon as possible.
    public void submit(MeshCommand command) {
        order(new Order.Submit(command));
    }

    private boolean order(Order order) {
        return loop.offer(order);
    }

    /// Shows what the engine last told; the animation timer calls it once a pulse.
    ///
    /// @param wall wall time, ns
    public void pulse(long wall) {
        Running told = loop.running();
        if (told.generation() != generation) {
            return;
        }
        Running before = shown;
        shown = told;
        problem.set(told.problem());
        if (told.mesh().isPresent() && !(live.get() && !playing.get() && ready.get())) {
            show(told, told.mesh().get(), wall);
        }
        if (told.ended() && !before.ended()) {
            playing.set(false);
        }
        ended.set(told.ended());
    }

    private void show(Running told, Mesh mesh, long wall) {
        long clock = live.get() ? mesh.now() : told.now();
        MeshSnapshot snapshot = mesh.journal().snapshot();
        List<MeshEvent> fresh = follower.follow(mesh.journal(), snapshot.n());
        messages.set(follower.messages());
        dropped.set(follower.dropped());
        Moment next =
                new Moment(
                        moment.get().scenario(),
                        live.get(),
                        snapshot,
                        Math.max(clock, snapshot.t()),
                        fresh);
        Moment before = moment.get();
        if (!ready.get() || next.now() != before.now() || snapshot.n() != before.snapshot().n()) {
            moment.set(next);
            stale = true;
        }
        ready.set(true);
        ends.set(told.ends());
        if (stale && (!playing.get() || wall - calmAt >= CALM)) {
            stale = false;
            calmAt = wall;
            calm.set(moment.get());
        }
    }

    @Override
    public List<MeshEvent> events(long from, int max) {
        long until = moment.get().snapshot().n() - from + 1;
        int most = (int) Math.min(max, until);
        return most <= 0
                ? List.of()
                : shown.mesh().map(m -> m.journal().events(from, most)).orElse(List.of());
    }

    @Override
    public Optional<MeshEvent> event(long n) {
        return n > moment.get().snapshot().n()
                ? Optional.empty()
                : shown.mesh().flatMap(m -> m.journal().event(n));
    }

    @Override
    public SessionNames sessions() {
        return follower.names();
    }

    @Override
    public void watch(List<SessionEnd> wanted) {
        loop.watch(wanted.stream().limit(MAX_ENDS).toList());
    }

    @Override
    public ObservableValue<Map<SessionEnd, SessionDetail>> told() {
        return ends.getReadOnlyProperty();
    }

    /// Stops the pulse, closes the mesh and ends the engine's thread; waits for that a little, so
    /// that a live mesh gives its ports back.
    @Override
    public void close() {
        if (pulsing) {
            timer.stop();
        }
        if (!order(new Order.Quit())) {
            thread.interrupt();
        }
        try {
            thread.join(PARTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
