package org.moqlab.engine.cli;

import java.util.List;
import java.util.OptionalLong;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.SteppedMesh;
import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// A mesh in which given events happen and nothing else.
final class ScriptedMesh implements SteppedMesh {
    private final Scenario scenario;
    private final List<MeshEvent> script;
    private final Journal journal = new Journal();
    private long now;

    ScriptedMesh(Scenario scenario, List<MeshEvent> script) {
        this.scenario = scenario;
        this.script = script;
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
    public void submit(MeshCommand command) {
        throw new IllegalStateException("nobody commands a script");
    }

    @Override
    public OptionalLong nextAt() {
        int next = (int) journal.last();
        return next < script.size() ? OptionalLong.of(script.get(next).t()) : OptionalLong.empty();
    }

    @Override
    public boolean step() {
        OptionalLong at = nextAt();
        if (at.isPresent()) {
            now = at.getAsLong();
            journal.append(script.get((int) journal.last()));
        }
        return at.isPresent();
    }

    @Override
    public boolean advanceTo(long t) {
        while (nextAt().orElse(Long.MAX_VALUE) <= t) {
            step();
        }
        now = t;
        return true;
    }

    @Override
    public SteppedMesh copy() {
        throw new IllegalStateException("nobody copies a script");
    }

    @Override
    public void close() {}
}
