package org.moqlab.engine.mesh.invariant;

import java.util.Optional;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.observe.MeshSnapshot;
import org.moqlab.engine.observe.RowView;
import org.moqlab.engine.routing.RankedRoute;
import org.moqlab.engine.routing.Route;

/// Compares rows of tables before and after an event.
final class Rows {
    private static final long NONE = -1;

    private Rows() {}

    /// Whether another route is best now, or the row came or went.
    static boolean changesBest(Scene scene, String relay, Namespace namespace) {
        return best(scene.before(), relay, namespace) != best(scene.state(), relay, namespace);
    }

    private static long best(MeshSnapshot state, String relay, Namespace namespace) {
        return route(state, relay, namespace).map(Route::uid).orElse(NONE);
    }

    /// The best route of a row.
    static Optional<Route> route(MeshSnapshot state, String relay, Namespace namespace) {
        return state.row(relay, namespace)
                .map(RowView::row)
                .flatMap(row -> row.best())
                .map(RankedRoute::route);
    }
}
