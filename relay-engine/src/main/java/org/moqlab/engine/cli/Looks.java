package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.Ending;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// States of one run that somebody wants to see: at times, after events, and when a condition is
/// met.
final class Looks {
    /// One of them.
    ///
    /// @param t the time it is judged at, ns
    record Look(long t, MeshSnapshot state) {}

    private final Mesh mesh;
    private final Playback playback;
    private final Progress progress;
    private final Optional<Until> until;
    private final List<Look> looks = new ArrayList<>();
    private OptionalLong missing = OptionalLong.empty();

    Looks(Mesh mesh, Optional<Until> until, Progress progress) {
        this.mesh = mesh;
        this.until = until;
        this.progress = progress;
        this.playback = new Playback(mesh, _ -> {}, progress).until(until);
    }

    /// Looks at the present.
    void look(long t) {
        looks.add(new Look(t, mesh.snapshot()));
    }

    /// Looks at a live mesh when it is `t`.
    void watch(long t) throws InterruptedException {
        new Playback(mesh, _ -> {}, progress).watch(t);
        look(t);
    }

    /// Plays a simulated mesh as far as the other looks need.
    void rest(SteppedMesh stepped, List<Long> events) {
        if (!events.isEmpty() || until.isPresent()) {
            playback.simulate(stepped, Ending.of(mesh.scenario(), 0));
        }
        after(events);
    }

    /// Watches a live mesh as long as the other looks need.
    void restLive(List<Long> events) throws InterruptedException {
        if (!events.isEmpty() || until.isPresent()) {
            playback.watch(Ending.of(mesh.scenario(), 0));
        }
        after(events);
    }

    private void after(List<Long> events) {
        Journal journal = mesh.journal();
        events.forEach(n -> after(journal, n));
        until.filter(search -> playback.isMet())
                .ifPresent(search -> {
                    long t = search.deadline();
                    if (t < Long.MAX_VALUE) {
                        journal.snapshotAt(journal.lastAt(t))
                                .ifPresent(s -> looks.add(new Look(t, s)));
                    } else {
                        search.met().ifPresent(n -> after(journal, n));
                    }
                });
    }

    private void after(Journal journal, long n) {
        Optional<MeshEvent> event = journal.event(n);
        Optional<MeshSnapshot> state = journal.snapshotAt(n);
        if (event.isPresent() && state.isPresent()) {
            looks.add(new Look(event.get().t(), state.get()));
        } else {
            missing = OptionalLong.of(n);
        }
    }

    /// An event that was wanted and is not there.
    OptionalLong missing() {
        return missing;
    }

    /// The events that are there, in words.
    String kept() {
        return mesh.journal().first() + " to " + mesh.journal().last();
    }

    /// The condition, when it was not met.
    Optional<Until> unmet() {
        return until.filter(_ -> !playback.isMet());
    }

    /// What was seen, in order of time.
    List<Look> inOrder() {
        looks.sort(Comparator.comparingLong(Look::t));
        return List.copyOf(looks);
    }
}
