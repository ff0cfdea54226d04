package org.moqlab.engine.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.MeshEvent;

/// Plays a mesh to its end and hands over every event once, in order.
final class Playback {
    private static final int STEPS_A_LOOK = 4_096;
    private static final int EVENTS_A_READ = 10_000;
    private static final long LIVE_LOOK_MS = 50;

    private final Mesh mesh;
    private final Consumer<MeshEvent> reader;
    private final Progress progress;
    private final boolean untilFinding;
    private Optional<Until> until = Optional.empty();
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

    /// The same, but the run stops as soon as `search` is met, and the event that met it is the
    /// last one handed over.
    Playback until(Optional<Until> search) {
        until = search;
        return this;
    }

    /// Whether it stopped because of what it was to go on until.
    boolean isMet() {
        return until.filter(search -> search.isMet(mesh.now())).isPresent();
    }

    /// Number of the last event handed over.
    long read() {
        return read;
    }

    /// Plays up to and including `end` in virtual time.
    ///
    /// @return false when the run ended before, because its message budget was reached or a finding
    ///   was to end it
    boolean simulate(SteppedMesh stepped, long end) {
        long to = Math.min(end, until.map(Until::deadline).orElse(end));
        int steps = 0;
        drain();
        for (OptionalLong at = stepped.nextAt();
                at.isPresent() && at.getAsLong() <= to && !isMet();
                at = stepped.nextAt()) {
            stepped.step();
            if (isOver()) {
                drain();
                progress.done();
                return false;
            }
            // In a storm a journal keeps no more than some hundred steps.
            boolean many = mesh.journal().last() - read >= EVENTS_A_READ;
            if (++steps % STEPS_A_LOOK == 0 || many || until.isPresent()) {
                drain();
                progress.at(stepped.now(), end);
            }
        }
        boolean whole = isMet() || stepped.advanceTo(to);
        drain();
        progress.done();
        return whole;
    }

    /// Watches a live mesh until `end`.
    ///
    /// @throws InterruptedException when the thread is interrupted
    void watch(long end) throws InterruptedException {
        while (mesh.now() <= end && !isOver() && !isMet()) {
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
            for (MeshEvent event : events) {
                if (until.filter(search -> search.met().isPresent()).isPresent()) {
                    return;
                }
                until.ifPresent(search -> search.accept(event));
                reader.accept(event);
                read = event.n();
            }
            events = mesh.journal().events(read + 1, EVENTS_A_READ);
        }
    }
}
