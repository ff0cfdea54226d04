package org.moqlab.app;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.SessionNames;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.simulation.SimulatedMesh;

/// A simulated run seen moment by moment, for view models without a toolkit.
public final class Run implements EventSource {
    private final SimulatedMesh mesh;
    private final SessionNames names = new SessionNames();
    private final ObjectProperty<Moment> moments;

    /// A run at its start.
    public Run(Scenario scenario) {
        mesh = new SimulatedMesh(scenario);
        moments =
                new SimpleObjectProperty<>(
                        new Moment(scenario, false, MeshSnapshot.EMPTY, 0, List.of()));
    }

    /// What is shown.
    public ObjectProperty<Moment> moments() {
        return moments;
    }

    /// Plays on to a time, ns, and shows that moment.
    public void to(long t) {
        mesh.advanceTo(t);
        moments.set(new Moment(mesh.scenario(), false, mesh.snapshot(), mesh.now(), List.of()));
    }

    @Override
    public List<MeshEvent> events(long from, int max) {
        return mesh.journal().events(from, max);
    }

    @Override
    public Optional<MeshEvent> event(long n) {
        return mesh.journal().event(n);
    }

    @Override
    public SessionNames sessions() {
        return names;
    }
}
