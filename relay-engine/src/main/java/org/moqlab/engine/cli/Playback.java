package org.moqlab.engine.cli;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Scenario.Timed;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.MeshEvent;

/// Plays a mesh to its end and hands over every event once, in order.
final class Playback {
    /// How long a run goes on after its last act, ns.
    static final long AFTERMATH = 10 * Durations.SECOND;

    private static final int STEPS_A_LOOK = 4_096;
    private static final int EVENTS_A_READ = 10_000;
    private static final long LIVE_LOOK_MS = 50;

    private final Mesh mesh;
    private final Consumer<MeshEvent> reader;
    private final Progress progress;
    private final boolean untilFinding;
    private long read;

    /// @param reader gets every event
    Playback(Mesh mesh, Consumer<MeshEvent> reader, Progress progress) {
        this(mesh, reader, progress, false);
    }

    /// @param reader gets every event
    /// @param untilFinding whether the first finding ends it
    Playback(Mesh mesh, Consumer<MeshEvent> reader, Progress progress, boolean untilFinding) {
        this.mesh = mesh;
        this.reader = reader;
        this.progress = progress;
        this.untilFinding = untilFinding;
    }

    /// When a run of `scenario` is over, ns: a while after its last act, and not before its last
    /// expectation can be judged.
    static long end(Scenario scenario, long tolerance) {
        long lastAct = scenario.acts().stream().mapToLong(Act::at).max().orElse(0);
        long lastRow =
                scenario.expectations().stream()
                        .mapToLong(e -> e instanceof Timed timed ? timed.at() + tolerance : 0)
                        .max()
                        .orElse(0);
        return Math.max(lastAct + AFTERMATH, lastRow);
    }

    /// Plays up to and including `end` in virtual time.
    ///
    /// @return false when the run ended before, because its message budget was reached or a finding
    ///   was to end it
    boolean simulate(SteppedMesh stepped, long end) {
        int steps = 0;
        for (OptionalLong at = stepped.nextAt();
                at.isPresent() && at.getAsLong() <= end;
                at = stepped.nextAt()) {
            stepped.step();
            if (isOver()) {
                drain();
                progress.done();
                return false;
            }
            if (++steps % STEPS_A_LOOK == 0) {
                drain();
                progress.at(stepped.now(), end);
            }
        }
        boolean whole = stepped.advanceTo(end);
        drain();
        progress.done();
        return whole;
    }

    /// Watches a live mesh until `end`.
    ///
    /// @throws InterruptedException when the thread is interrupted
    void watch(long end) throws InterruptedException {
        while (mesh.now() <= end && !isOver()) {
            Thread.sleep(LIVE_LOOK_MS);
            drain();
            progress.at(mesh.now(), end);
        }
        drain();
        progress.done();
    }

    private boolean isOver() {
        return untilFinding && !mesh.snapshot().findings().isEmpty();
    }

    private void drain() {
        List<MeshEvent> events = mesh.journal().events(read + 1, EVENTS_A_READ);
        while (!events.isEmpty()) {
            events.forEach(reader);
            read = events.getLast().n();
            events = mesh.journal().events(read + 1, EVENTS_A_READ);
        }
    }
}
