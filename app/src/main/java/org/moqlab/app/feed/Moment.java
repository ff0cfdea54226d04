package org.moqlab.app.feed;

import java.util.List;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.observe.MeshEvent;
import org.moqlab.engine.observe.MeshSnapshot;

/// What all panes show: the mesh at one point in time.
///
/// @param scenario what is being played
/// @param live whether over real QUIC
/// @param snapshot the state
/// @param now the clock, mesh time in ns; at or after the snapshot's time
/// @param fresh events since the moment shown before, oldest first; after a cut those whose
///   messages may still be on their way; the newest [#MAX_FRESH] when there were more
/// @param cut whether time did not run here from the moment shown before, but was set
public record Moment(
        Scenario scenario,
        boolean live,
        MeshSnapshot snapshot,
        long now,
        List<MeshEvent> fresh,
        boolean cut) {
    /// Most events one pulse hands to the panes.
    public static final int MAX_FRESH = 2_000;

    /// Creates a moment; the list is copied.
    public Moment {
        fresh = List.copyOf(fresh);
    }

    /// A moment to which time has run.
    public Moment(
            Scenario scenario,
            boolean live,
            MeshSnapshot snapshot,
            long now,
            List<MeshEvent> fresh) {
        this(scenario, live, snapshot, now, fresh, false);
    }
}
