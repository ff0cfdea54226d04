package org.moqlab.app.feed;

import java.util.List;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// What all panes show: the mesh at one point in time.
///
/// @param scenario what is being played
/// @param live whether over real QUIC, now or when it was recorded
/// @param snapshot the state
/// @param now the clock, mesh time in ns; at or after the snapshot's time
/// @param fresh events since the moment shown before, oldest first; after a cut none; the newest
///   [#MAX_FRESH] when there were more
/// @param cut whether time did not run here from the moment shown before, but was set
/// @param running whether time runs on the screen, so that the next moment is close
/// @param underway what was sent and is still on its way at this moment, oldest first; told of a
///   moment that was cut to or at which time stands, and then a matter of the recording alone
/// @param carriage how sessions fare beyond what the state says
public record Moment(
        Scenario scenario,
        boolean live,
        MeshSnapshot snapshot,
        long now,
        List<MeshEvent> fresh,
        boolean cut,
        boolean running,
        List<MeshEvent> underway,
        Carriage carriage) {
    /// Most events one pulse hands to the panes.
    public static final int MAX_FRESH = 2_000;

    /// Creates a moment; the lists are copied.
    public Moment {
        fresh = List.copyOf(fresh);
        underway = List.copyOf(underway);
    }

    /// A moment of which nobody asked how sessions fare.
    public Moment(
            Scenario scenario,
            boolean live,
            MeshSnapshot snapshot,
            long now,
            List<MeshEvent> fresh,
            boolean cut,
            boolean running,
            List<MeshEvent> underway) {
        this(scenario, live, snapshot, now, fresh, cut, running, underway, Carriage.NONE);
    }

    /// A moment to which time has run and from which it runs on.
    public Moment(
            Scenario scenario,
            boolean live,
            MeshSnapshot snapshot,
            long now,
            List<MeshEvent> fresh) {
        this(scenario, live, snapshot, now, fresh, false, true, List.of());
    }
}
