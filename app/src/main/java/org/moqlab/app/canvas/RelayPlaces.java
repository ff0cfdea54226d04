package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import org.moqlab.engine.mesh.Topology.Shape;

/// Where the centres of relays lie: a ring for full and ring meshes, a hub with a ring around it
/// for stars, rows for lines.
final class RelayPlaces {
    private static final double LINE_GAP = 52;

    private RelayPlaces() {}

    /// Centres in the order of the relays.
    ///
    /// @param room where boxes may lie
    /// @param spread how much of the room the ring takes, 0 to 1
    static List<Point2D> of(Shape shape, int relays, Box room, Detail detail, double spread) {
        Box centres =
                new Box(
                        room.x() + detail.width() / 2,
                        room.y() + detail.height() / 2,
                        Math.max(0, room.w() - detail.width()),
                        Math.max(0, room.h() - detail.height()));
        return switch (shape) {
            case FULL, RING -> ring(relays, centres, spread);
            case STAR -> star(relays, centres, spread);
            case LINE -> rows(relays, centres, detail, spread);
        };
    }

    /// Whether a line of relays fits one row.
    static boolean isOneRow(int relays, Box room, Detail detail) {
        return relays <= columns(room.w() - detail.width(), detail);
    }

    private static int columns(double centres, Detail detail) {
        return Math.max(1, (int) (centres / (detail.width() + LINE_GAP)) + 1);
    }

    private static List<Point2D> ring(int n, Box room, double spread) {
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
        double stretch = n == 4 ? Math.sqrt(2) : 1;
        for (int i = 0; i < n; i++) {
            double angle = start + 2 * Math.PI * i / n;
            places.add(
                    new Point2D(
                            room.center().getX()
                                    + Math.cos(angle) * reach(room.w(), spread, stretch),
                            room.center().getY()
                                    + Math.sin(angle) * reach(room.h(), spread, stretch)));
        }
        return places;
    }

    private static double reach(double length, double spread, double stretch) {
        return length / 2 * Math.min(1, spread * stretch);
    }

    private static List<Point2D> star(int n, Box room, double spread) {
        List<Point2D> places = new ArrayList<>();
        places.add(room.center());
        if (n > 1) {
            places.addAll(
                    n == 2
                            ? List.of(new Point2D(room.right(), room.center().getY()))
                            : ring(n - 1, room, spread));
        }
        return places;
    }

    private static List<Point2D> rows(int n, Box room, Detail detail, double spread) {
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
                            at(room.x(), room.w(), column, columns, 1),
                            at(room.y(), room.h(), row, rows, spread)));
        }
        return places;
    }

    private static double at(double start, double length, int index, int count, double spread) {
        if (count == 1) {
            return start + length / 2;
        }
        double used = length * spread;
        return start + (length - used) / 2 + used * index / (count - 1);
    }
}
