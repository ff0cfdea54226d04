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
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Sought;
import org.moqlab.engine.recording.Recording;

/// Plays one mesh and shows it, one [Moment] a pulse. The engine's thread owns the mesh; this class
/// belongs to the FX thread. Neither waits for the other: orders go through a bounded queue, the
/// screen reads what the engine last told. How time goes is up to [#time].
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
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", true);
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(this, "ended");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready");
    private final ReadOnlyObjectWrapper<Optional<String>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<StartedRelays>> starting =
            new ReadOnlyObjectWrapper<>(this, "starting", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> broken =
            new ReadOnlyObjectWrapper<>(this, "broken", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Recording>> recording =
            new ReadOnlyObjectWrapper<>(this, "recording", Optional.empty());
    private final ReadOnlyLongWrapper messages = new ReadOnlyLongWrapper(this, "messages");
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper(this, "dropped");
    private final ReadOnlyObjectWrapper<Map<SessionEnd, SessionDetail>> ends =
            new ReadOnlyObjectWrapper<>(this, "ends", Map.of());
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final Tape tape = new Tape();
    private final TimeControls time;

    private Projector projector;
    private long generation;
    private long calmAt;
    private boolean stale;
    private boolean pulsing;
    private long breaks;

    /// Starts the engine's thread and opens `first`, simulated and paused.
    public MeshPlayer(MeshFactory factory, Scenario first) {
        loop = new EngineLoop(factory);
        thread = Thread.ofPlatform().name("mesh-engine").daemon().start(loop);
        time = new TimeControls(tape, loop::offer);
        projector = new Projector(first, false, tape, time);
        moment = new ReadOnlyObjectWrapper<>(this, "moment", projector.start());
        calm = new ReadOnlyObjectWrapper<>(this, "calm", projector.start());
        timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        pulse(now);
                    }
                };
        speed.addListener((_, _, _) -> loop.offer(new Order.Speed(clamped())));
        open(first);
    }

    /// Follows the pulse of the screen from now on.
    public void startPulse() {
        pulsing = true;
        timer.start();
    }

    /// How time goes.
    public TimeControls time() {
        return time;
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
        return time.playingProperty();
    }

    /// What runs, from any thread; empty while it is being made or when that failed.
    public Optional<Mesh> mesh() {
        return loop.running().mesh();
    }

    /// The recording of the shown branch; may be read from any thread. Empty before there is one.
    public Optional<Journal> recording() {
        return tape.journal();
    }

    /// Whether over real QUIC.
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /// The recording that is gone through; empty while a mesh of our own is played.
    public ReadOnlyObjectProperty<Optional<Recording>> recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /// Whether there is a mesh or a recording; not after [#shut] until another is opened.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Whether nothing is left to happen.
    public ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// Whether the mesh is made and shown; false while it is being started or when that failed.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// How far a live mesh has come while it is being made.
    public ReadOnlyObjectProperty<Optional<StartedRelays>> startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /// Why the mesh could not be started.
    public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What broke last in the engine while it ran; the screen stands still then.
    public ReadOnlyObjectProperty<Optional<Throwable>> brokenProperty() {
        return broken.getReadOnlyProperty();
    }

    /// Messages sent up to the shown moment.
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
        recording.set(Optional.empty());
        begin(scenario);
        loop.offer(new Order.Open(generation, scenario, live.get()));
    }

    /// Opens a run that was recorded, paused before its first event.
    public void open(Recording recorded) {
        live.set(false);
        recording.set(Optional.of(recorded));
        begin(recorded.scenario());
        loop.offer(new Order.Rewind(generation, recorded));
    }

    /// Closes what is open and forgets the run; a live mesh gives its ports back.
    public void shut() {
        recording.set(Optional.empty());
        live.set(false);
        begin(moment.get().scenario());
        open.set(false);
        loop.offer(new Order.Shut(generation));
    }

    private void begin(Scenario scenario) {
        generation++;
        open.set(true);
        projector = new Projector(scenario, live.get(), tape, time);
        tape.open();
        time.open(live.get(), recording.get().filter(Recording::live).isPresent());
        ready.set(false);
        ended.set(false);
        problem.set(Optional.empty());
        starting.set(Optional.empty());
        broken.set(Optional.empty());
        breaks = 0;
        messages.set(0);
        dropped.set(0);
        ends.set(Map.of());
        moment.set(projector.start());
        calm.set(moment.get());
    }

    /// Plays the same scenario or recording again, and forgets the run so far.
    public void restart() {
        recording.get().ifPresentOrElse(this::open, () -> open(moment.get().scenario()));
    }

    /// Changes between simulated and live, which starts the scenario anew.
    public void setLive(boolean wanted) {
        if (live.get() != wanted) {
            live.set(wanted);
            open(moment.get().scenario());
        }
    }

    /// Plays or pauses.
    public void toggle() {
        if (time.playingProperty().get()) {
            time.pause();
        } else {
            time.play();
        }
    }

    /// Carries out a command as soon as possible; in the past of a simulated run on a branch of its
    /// own.
    public void submit(MeshCommand command) {
        time.submit(command);
    }

    /// Shows what the engine last told; the animation timer calls it once a pulse.
    ///
    /// @param wall wall time, ns
    public void pulse(long wall) {
        Running told = loop.running();
        if (told.generation() != generation) {
            return;
        }
        problem.set(told.problem());
        starting.set(told.starting());
        told.broken().ifPresent(this::broke);
        told.stand().ifPresent(stand -> show(told, stand, wall));
        ended.set(told.stand().map(Stand::ended).orElse(told.problem().isPresent()));
    }

    private void broke(Running.Broken told) {
        if (told.number() > breaks) {
            breaks = told.number();
            time.pause();
            broken.set(Optional.of(told.what()));
        }
    }

    private void show(Running told, Stand stand, long wall) {
        tape.follow(stand);
        time.follow(stand);
        Place place = time.place(stand, live.get() ? stand.mesh().now() : 0);
        messages.set(tape.messages(place.n()));
        Optional<Moment> next =
                projector.next(
                        ready.get() ? Optional.of(moment.get()) : Optional.empty(), stand, place);
        next.ifPresent(moment::set);
        stale |= next.isPresent();
        ready.set(true);
        ends.set(told.ends());
        dropped.set(tape.chronicle().dropped());
        boolean still = !time.playingProperty().get() && !time.isSeeking();
        if (stale && (still || wall - calmAt >= CALM)) {
            stale = false;
            calmAt = wall;
            calm.set(moment.get());
        }
        time.turns().take();
    }

    @Override
    public List<MeshEvent> events(long from, int max) {
        return tape.upTo(moment.get().snapshot().n(), from, max);
    }

    @Override
    public List<MeshEvent> events(long from, int max, Sought sought) {
        return tape.upTo(moment.get().snapshot().n(), from, max, sought);
    }

    @Override
    public Optional<MeshEvent> event(long n) {
        return n > moment.get().snapshot().n() ? Optional.empty() : recorded(n);
    }

    @Override
    public List<MeshEvent> recorded(long from, int max) {
        return tape.events(from, max);
    }

    @Override
    public Optional<MeshEvent> recorded(long n) {
        return tape.journal().flatMap(journal -> journal.event(n));
    }

    @Override
    public long last() {
        return tape.chronicle().last();
    }

    @Override
    public Splice splice() {
        return tape.splice();
    }

    @Override
    public SessionNames sessions() {
        return tape.chronicle().names();
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
        if (!loop.offer(new Order.Quit())) {
            thread.interrupt();
        }
        try {
            thread.join(PARTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
