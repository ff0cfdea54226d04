package org.moqlab.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.moqlab.app.feed.EndSource;
import org.moqlab.app.feed.EventSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.SessionEnd;
import org.moqlab.app.feed.SessionNames;
import org.moqlab.app.feed.Splice;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.SessionDetail;
import org.moqlab.engine.observe.Sought;
import org.moqlab.engine.simulation.SimulatedMesh;

/// A simulated run seen moment by moment, for view models without a toolkit.
public final class Run implements EventSource, EndSource {
    private final SimulatedMesh mesh;
    private final SessionNames names = new SessionNames();
    private final ObjectProperty<Moment> moments;
    private final ObjectProperty<Map<SessionEnd, SessionDetail>> told =
            new SimpleObjectProperty<>(Map.of());
    private List<SessionEnd> watched = List.of();
    private Splice splice = Splice.FIRST;

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

    /// The mesh that runs.
    public SimulatedMesh mesh() {
        return mesh;
    }

    /// The ends that are asked.
    public List<SessionEnd> watched() {
        return watched;
    }

    /// Plays on to a time, ns, and shows that moment.
    public void to(long t) {
        mesh.advanceTo(t);
        moments.set(new Moment(mesh.scenario(), false, mesh.snapshot(), mesh.now(), List.of()));
        look();
    }

    private void look() {
        Map<SessionEnd, SessionDetail> now = new HashMap<>();
        for (SessionEnd end : watched) {
            mesh.detail(end.endpoint(), end.session()).ifPresent(detail -> now.put(end, detail));
        }
        told.set(now);
    }

    @Override
    public void watch(List<SessionEnd> ends) {
        watched = ends;
        look();
    }

    @Override
    public ObservableValue<Map<SessionEnd, SessionDetail>> told() {
        return told;
    }

    @Override
    public List<MeshEvent> events(long from, int max) {
        return mesh.journal().events(from, max);
    }

    @Override
    public List<MeshEvent> events(long from, int max, Sought sought) {
        return mesh.journal().events(from, max, sought);
    }

    @Override
    public Optional<MeshEvent> event(long n) {
        return mesh.journal().event(n);
    }

    @Override
    public List<MeshEvent> recorded(long from, int max) {
        return events(from, max);
    }

    @Override
    public Optional<MeshEvent> recorded(long n) {
        return event(n);
    }

    @Override
    public long last() {
        return mesh.journal().last();
    }

    /// The recording becomes another one, which shares events up to `common` with the one before.
    public void splice(long common) {
        splice = new Splice(splice.number() + 1, common);
    }

    @Override
    public Splice splice() {
        return splice;
    }

    @Override
    public SessionNames sessions() {
        return names;
    }
}
