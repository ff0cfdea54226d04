package org.moqlab.engine.recording;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.moqlab.engine.mesh.Branch;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.Halt;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.mesh.Until;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// Goes through a recorded run as through one that runs: each step is one event. There is no mesh
/// behind it, so nothing else than what was recorded can happen.
public final class Replay implements Timeline {
    private static final String PAST = "a recording cannot be changed; open its scenario instead";

    private final Recording recording;
    private Journal journal;
    private long now;

    /// Stands before the first event that is kept of a recording.
    public Replay(Recording recording) {
        this(recording, recording.journal().upTo(0), 0);
        now = journal.snapshot().t();
    }

    private Replay(Recording recording, Journal journal, long now) {
        this.recording = recording;
        this.journal = journal;
        this.now = now;
    }

    /// What is gone through.
    public Recording source() {
        return recording;
    }

    @Override
    public Scenario scenario() {
        return recording.scenario();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public MeshSnapshot snapshot() {
        return journal.snapshot();
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Journal recording() {
        return recording.journal();
    }

    @Override
    public boolean isBehind() {
        return journal.last() < recording().last();
    }

    @Override
    public OptionalLong nextAt() {
        return recording().event(journal.next()).stream().mapToLong(MeshEvent::t).findFirst();
    }

    @Override
    public boolean step() {
        boolean more = isBehind();
        if (more) {
            journal.append(recording().event(journal.next()).orElseThrow());
            now = Math.max(now, journal.snapshot().t());
        }
        return more;
    }

    @Override
    public boolean advanceTo(long t) {
        while (nextAt().orElse(Long.MAX_VALUE) <= t) {
            step();
        }
        // Past its end a recording knows nothing, not even that time went on.
        now = isBehind() ? Math.max(now, t) : journal.snapshot().t();
        return isBehind();
    }

    @Override
    public void goTo(long n) {
        journal = recording().upTo(n);
        now = journal.snapshot().t();
    }

    @Override
    public void goToTime(long t) {
        goTo(recording().lastAt(t));
        now = isBehind() ? Math.max(now, t) : now;
    }

    @Override
    public boolean stepBack() {
        boolean more = journal.last() >= recording().first();
        if (more) {
            goTo(journal.last() - 1);
        }
        return more;
    }

    @Override
    public Halt runUntil(Condition condition, long bound, BooleanSupplier wanted) {
        Until until = new Until(condition, snapshot());
        while (wanted.getAsBoolean()) {
            long to = Math.min(bound, until.deadline());
            OptionalLong next = nextAt();
            if (next.isEmpty()) {
                return new Halt.Ended(now);
            }
            if (next.getAsLong() > to) {
                advanceTo(to);
                boolean met = until.isMet(now);
                return met ? new Halt.Met(journal.last(), now) : new Halt.Bound(now);
            }
            step();
            if (until.accept(recording().event(journal.last()).orElseThrow())) {
                return new Halt.Met(journal.last(), now);
            }
        }
        return new Halt.Cancelled(now);
    }

    /// Refused: nothing can be done to what has happened.
    ///
    /// @throws IllegalStateException always, with the reason for a person
    @Override
    public void submit(MeshCommand command) {
        throw new IllegalStateException(PAST);
    }

    /// Refused: what has happened has one way only.
    ///
    /// @throws IllegalStateException always, with the reason for a person
    @Override
    public Timeline fork(String name, long n) {
        throw new IllegalStateException(PAST);
    }

    @Override
    public Branch branch() {
        return Branch.FIRST;
    }

    @Override
    public List<Branch> branches() {
        return List.of(Branch.FIRST);
    }

    @Override
    public Replay copy() {
        return new Replay(recording, journal.copy(), now);
    }

    /// Holds nothing but memory.
    @Override
    public void close() {}
}
