package org.moqlab.app.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.moqlab.engine.mesh.Mesh;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.EventBody;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;

/// A mesh in which something happens every millisecond, up to an end.
final class FakeMesh implements SteppedMesh, MeshFactory {
    private static final long BEAT = 1_000_000;

    private final Scenario scenario;
    private final long end;
    private final Journal journal = new Journal();
    private final List<MeshCommand> submitted = new ArrayList<>();
    private final Set<String> askers = ConcurrentHashMap.newKeySet();
    private volatile long now;
    private volatile boolean closed;

    /// @param beats how many things happen
    FakeMesh(Scenario scenario, long beats) {
        this.scenario = scenario;
        this.end = beats * BEAT;
    }

    @Override
    public SteppedMesh simulated(Scenario wanted) {
        return this;
    }

    @Override
    public Mesh live(Scenario wanted) {
        throw new IllegalStateException("port 4443 is taken");
    }

    synchronized List<MeshCommand> submitted() {
        return List.copyOf(submitted);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public OptionalLong nextAt() {
        return now < end ? OptionalLong.of(now / BEAT * BEAT + BEAT) : OptionalLong.empty();
    }

    @Override
    public boolean step() {
        OptionalLong next = nextAt();
        if (next.isPresent()) {
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
                        new EventBody.CommandApplied(text)));
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
    public SteppedMesh copy() {
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
