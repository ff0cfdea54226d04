package org.moqlab.app.canvas;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;

/// How near a person looks, and at which part. Zooming in moves boxes apart instead of blowing them
/// up, and they say more where there is more room.
final class Viewport {
    /// Nearest.
    static final double MOST = 8;

    /// One step nearer or farther.
    static final double STEP = 1.25;

    private double zoom = 1;
    private double x;
    private double y;

    double zoom() {
        return zoom;
    }

    /// Everything in view.
    void fit() {
        zoom = 1;
        x = 0;
        y = 0;
    }

    /// Looks so many times nearer; what lies at `at` stays there.
    void zoom(double factor, Point2D at, Box room) {
        Point2D place = base(at);
        zoom = Math.clamp(zoom * factor, 1, MOST);
        x = place.getX() * zoom - at.getX();
        y = place.getY() * zoom - at.getY();
        bound(room);
    }

    /// Moves what is seen along with the pointer.
    void pan(double dx, double dy, Box room) {
        x -= dx;
        y -= dy;
        bound(room);
    }

    private void bound(Box room) {
        x = Math.clamp(x, 0, room.w() * (zoom - 1));
        y = Math.clamp(y, 0, room.h() * (zoom - 1));
    }

    /// Where a point of the screen lies when everything is in view.
    Point2D base(Point2D screen) {
        return new Point2D((screen.getX() + x) / zoom, (screen.getY() + y) / zoom);
    }

    /// A layout as it is seen.
    MeshLayout apply(MeshLayout layout) {
        if (zoom == 1) {
            return layout;
        }
        Detail detail = layout.detail().at(zoom);
        Map<String, Box> relays = new LinkedHashMap<>(layout.relays());
        relays.replaceAll((_, box) -> seen(box, detail.width(), detail.height()));
        Map<String, Box> clients = new LinkedHashMap<>(layout.clients());
        clients.replaceAll((_, box) -> {
            double w = detail.clientWidth(layout.detail(), box.w());
            return seen(box, w, detail.clientHeight());
        });
        return new MeshLayout(detail, layout.room(), relays, clients);
    }

    private Box seen(Box box, double w, double h) {
        Point2D centre = box.center().multiply(zoom).subtract(x, y);
        return Box.around(centre, w, h);
    }
}
