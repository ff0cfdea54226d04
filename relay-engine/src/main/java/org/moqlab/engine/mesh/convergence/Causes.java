package org.moqlab.engine.mesh.convergence;

import java.util.Arrays;
import org.moqlab.engine.observe.MeshEvent;

/// The event each event goes back to, along first causes.
final class Causes {
    /// Most events that are followed; later ones go back to nothing.
    static final int MAX_EVENTS = 16_000_000;

    private static final int FIRST = 1_024;

    private long[] origins = new long[FIRST];

    /// Takes in the next event.
    ///
    /// @return number of the event it goes back to, which may be itself; 0 when that is unknown
    long origin(MeshEvent event) {
        if (event.n() >= MAX_EVENTS) {
            return 0;
        }
        int n = (int) event.n();
        if (n >= origins.length) {
            origins = Arrays.copyOf(origins, Math.max(n + 1, origins.length * 2));
        }
        origins[n] = event.cause() == MeshEvent.EXTERNAL ? n : origins[(int) event.cause()];
        return origins[n];
    }
}
