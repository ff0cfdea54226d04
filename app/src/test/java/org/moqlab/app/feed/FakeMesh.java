package org.moqlab.app.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.moqlab.engine.mesh.Branch;
import org.moqlab.engine.mesh.Condition;
import org.moqlab.engine.mesh.Halt;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Starting;
import org.moqlab.engine.mesh.Timeline;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;

/// A mesh in which something happens every millisecond, up to an end, and that can be taken back.
final class FakeMesh implements Timeline, MeshFactory {
    private static final long BEAT = 1_000_000;

    private final Scenario scenario;
    private final long end;
    private final Branch branch;
    private final List<Branch> branches;
    private final List<MeshCommand> submitted = new ArrayList<>();
    private final Set<String> askers = ConcurrentHashMap.newKeySet();
    private volatile Journal recording;
    private volatile Journal journal;
    private volatile long now;
    private volatile boolean closed;
    private volatile boolean slow;
    private final AtomicInteger goneTo = new AtomicInteger();

    /// @param beats how many things happen
    FakeMesh(Scenario scenario, long beats) {
        this(scenario, beats * BEAT, Branch.FIRST, new CopyOnWriteArrayList<>(), new Journal());
    }

    private FakeMesh(
            Scenario scenario, long end, Branch branch, List<Branch> branches, Journal recording) {
        this.scenario = scenario;
        this.end = end;
        this.branch = branch;
        this.branches = branches;
        this.recording = recording;
        this.journal = recording;
        this.now = recording.snapshot().t();
        branches.add(branch);
    }

    @Override
    public Timeline simulated(Scenario wanted) {
        return this;
    }

    @Override
    public Mesh live(Scenario wanted, Starting starting) {
        if (slow) {
            return given(starting);
        }
        throw new IllegalStateException("port 4443 is taken");
    }

    /// One of whose relays another one listens now and then, and never the last.
    private static Mesh given(Starting starting) {
        for (int i = 0; starting.reached(Math.min(i, 49), 50); i++) {
            LockSupport.parkNanos(BEAT);
        }
        throw new CancellationException();
    }

    /// From now on a live mesh takes as long to start as it is let.
    void startSlowly() {
        slow = true;
    }

    synchronized List<MeshCommand> submitted() {
        return List.copyOf(submitted);
    }

    boolean isClosed() {
        return closed;
    }

    /// How often it was taken somewhere.
    int goneTo() {
        return goneTo.get();
    }

    @Override
    public OptionalLong nextAt() {
        return now < end ? OptionalLong.of(now / BEAT * BEAT + BEAT) : OptionalLong.empty();
    }

    @Override
    public boolean step() {
        OptionalLong next = nextAt();
        if (isBehind()) {
            MeshEvent again = recording.event(journal.last() + 1).orElseThrow();
            now = again.t();
            journal.append(again);
            journal = isBehind() ? journal : recording;
        } else if (next.isPresent()) {
            now = next.getAsLong();
            note("beat");
        }
        return next.isPresent();
    }

    private void note(String text) {
        journal.append(
                new MeshEvent(
                        journal.next(),
                        now,
                        "",
                        0,
                        0,
                        List.of(),
                        text.equals("beat")
                                ? new EventBody.DeadlineReached(text, "", "")
                                : new EventBody.CommandApplied(text)));
    }

    @Override
    public boolean advanceTo(long t) {
        while (nextAt().orElse(Long.MAX_VALUE) <= t) {
            step();
        }
        now = Math.max(now, t);
        return true;
    }

    @Override
    public Journal recording() {
        return recording;
    }

    @Override
    public boolean isBehind() {
        return journal.last() < recording.last();
    }

    @Override
    public void goTo(long n) {
        goneTo.incrementAndGet();
        journal = n >= recording.last() ? recording : first(n);
        now = journal.snapshot().t();
    }

    private Journal first(long n) {
        Journal first = new Journal();
        recording.events(1, (int) n).forEach(first::append);
        return first;
    }

    @Override
    public void goToTime(long t) {
        goTo(recording.lastAt(t));
        now = Math.max(now, Math.min(t, recording.snapshot().t()));
    }

    @Override
    public boolean stepBack() {
        goTo(journal.last() - 1);
        return true;
    }

    @Override
    public Halt runUntil(Condition condition, long bound, BooleanSupplier wanted) {
        throw new UnsupportedOperationException("the screen goes step by step");
    }

    @Override
    public Timeline fork(String name, long n) {
        if (branches.size() >= MAX_BRANCHES) {
            throw new IllegalStateException("too many branches");
        }
        Branch made = new Branch(name, Optional.of(branch.name()), n);
        return new FakeMesh(scenario, end, made, branches, first(n));
    }

    @Override
    public Branch branch() {
        return branch;
    }

    @Override
    public List<Branch> branches() {
        return branches;
    }

    @Override
    public Timeline copy() {
        return this;
    }

    @Override
    public Scenario scenario() {
        return scenario;
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
    public synchronized void submit(MeshCommand command) {
        submitted.add(command);
        note(command.text());
    }

    @Override
    public Optional<SessionDetail> detail(String endpoint, long session) {
        askers.add(Thread.currentThread().getName());
        SessionDetail.Volume volume = new SessionDetail.Volume(now / BEAT, 0);
        SessionDetail.Streams none = new SessionDetail.Streams(0, 0);
        return session == 0
                ? Optional.empty()
                : Optional.of(
                        new SessionDetail(
                                session,
                                endpoint,
                                "",
                                true,
                                "quic",
                                "",
                                "",
                                0,
                                now,
                                volume,
                                volume,
                                none,
                                none,
                                none,
                                none,
                                none,
                                OptionalLong.empty(),
                                Optional.empty(),
                                List.of()));
    }

    /// Names of the threads that asked an end of a session.
    Set<String> askers() {
        return askers;
    }

    @Override
    public void close() {
        closed = true;
    }
}
