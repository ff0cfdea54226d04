package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;
import org.moqlab.engine.mesh.Topology.Shape;

/// Where the centres of relays lie: a ring for full and ring meshes, a hub with a ring around it
/// for stars, rows for lines.
final class RelayPlaces {
    private static final double LINE_GAP = 52;

    /// How much wider than high the room of a relay is.
    private static final double BOX_RATIO = 2;

    private RelayPlaces() {}

    /// Centres in the order of the relays.
    ///
    /// @param room where boxes may lie
    static List<Point2D> of(Shape shape, int relays, Box room, Detail detail) {
        Box centres = centres(room, detail);
        return switch (shape) {
            case FULL, RING, GIVEN -> ring(relays, centres);
            case STAR -> star(relays, centres);
            case LINE -> rows(relays, centres, detail);
        };
    }

    private static Box centres(Box room, Detail detail) {
        return new Box(
                room.x() + detail.width() / 2,
                room.y() + detail.height() / 2,
                Math.max(0, room.w() - detail.width()),
                Math.max(0, room.h() - detail.height()));
    }

    /// Centres of relays that lie somewhere in the unit square.
    static List<Point2D> within(List<Point2D> unit, Box room, Detail detail) {
        Box centres = centres(room, detail);
        return unit.stream()
                .map(p ->
                        new Point2D(
                                centres.x() + p.getX() * centres.w(),
                                centres.y() + p.getY() * centres.h()))
                .toList();
    }

    /// Rows and columns in the unit square, for a room of some proportions.
    static List<Point2D> grid(int n, Box room) {
        double across = Math.sqrt(n * Math.max(1, room.w()) / Math.max(1, room.h()) / BOX_RATIO);
        int columns = Math.clamp(Math.round((float) across), 1, Math.max(1, n));
        int rows = (n + columns - 1) / columns;
        List<Point2D> places = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            places.add(new Point2D(at(0, 1, i % columns, columns), at(0, 1, i / columns, rows)));
        }
        return places;
    }

    /// Whether a line of relays fits one row.
    static boolean isOneRow(int relays, Box room, Detail detail) {
        return relays <= columns(room.w() - detail.width(), detail);
    }

    private static int columns(double centres, Detail detail) {
        return Math.max(1, (int) (centres / (detail.width() + LINE_GAP)) + 1);
    }

    private static List<Point2D> ring(int n, Box room) {
        if (n == 1) {
            return List.of(room.center());
        }
        List<Point2D> places = new ArrayList<>();
        double start =
                switch (n) {
                    case 2 -> Math.PI;
                    case 4 -> -3 * Math.PI / 4;
                    default -> -Math.PI / 2;
                };
        for (int i = 0; i < n; i++) {
            double angle = start + 2 * Math.PI * i / n;
            places.add(
                    new Point2D(
                            room.center().getX() + Math.cos(angle) * room.w() / 2,
                            room.center().getY() + Math.sin(angle) * room.h() / 2));
        }
        return places;
    }

    private static List<Point2D> star(int n, Box room) {
        List<Point2D> places = new ArrayList<>();
        places.add(room.center());
        if (n > 1) {
            places.addAll(
                    n == 2
                            ? List.of(new Point2D(room.right(), room.center().getY()))
                            : ring(n - 1, room));
        }
        return places;
    }

    private static List<Point2D> rows(int n, Box room, Detail detail) {
        int columns = Math.min(n, columns(room.w(), detail));
        int rows = (n + columns - 1) / columns;
        columns = (n + rows - 1) / rows;
        List<Point2D> places = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int row = i / columns;
            int step = i % columns;
            int column = row % 2 == 0 ? step : columns - 1 - step;
            places.add(
                    new Point2D(
                            at(room.x(), room.w(), column, columns),
                            at(room.y(), room.h(), row, rows)));
        }
        return places;
    }

    private static double at(double start, double length, int index, int count) {
        return count == 1 ? start + length / 2 : start + length * index / (count - 1);
    }
}
