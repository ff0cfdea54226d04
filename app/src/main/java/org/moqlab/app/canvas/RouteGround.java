package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import org.moqlab.app.pen.Box;

/// What arrows and the names of cycles keep clear of in a layout. It is kept as long as nothing
/// moves: routes change many times a second in a large mesh, and boxes do not.
///
/// @param layout where the boxes lie
/// @param boxes those of relays and clients
/// @param hung what can hang on relays
/// @param arcs where arrows run between them
record RouteGround(MeshLayout layout, BoxGrid boxes, BoxGrid hung, RouteArcs arcs) {
    static RouteGround of(MeshLayout layout) {
        List<Box> boxes = new ArrayList<>(layout.relays().values());
        boxes.addAll(layout.clients().values());
        List<Box> hung = layout.relays().values().stream().map(layout::occupied).toList();
        return new RouteGround(
                layout,
                new BoxGrid(boxes),
                new BoxGrid(hung),
                new RouteArcs(layout.relays(), layout.clients().values(), layout.room()));
    }
}
