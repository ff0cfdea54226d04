package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import org.moqlab.app.pen.Box;

/// Boxes by the squares they lie in, so that what of them lies somewhere is told by those near it
/// and not by all.
final class BoxGrid {
    /// Side of a square, px.
    private static final double SIDE = 64;

    private final Map<Square, List<Box>> squares = new HashMap<>();

    private record Square(long column, long row) {
        Box box() {
            return new Box(column * SIDE, row * SIDE, SIDE, SIDE);
        }
    }

    BoxGrid(Collection<Box> boxes) {
        for (Box box : boxes) {
            for (Square square : under(box)) {
                squares.computeIfAbsent(square, _ -> new ArrayList<>(2)).add(box);
            }
        }
    }

    private static List<Square> under(Box box) {
        List<Square> under = new ArrayList<>();
        for (long column = index(box.x()); column <= index(box.right()); column++) {
            for (long row = index(box.y()); row <= index(box.bottom()); row++) {
                under.add(new Square(column, row));
            }
        }
        return under;
    }

    private static long index(double at) {
        return (long) Math.floor(at / SIDE);
    }

    /// The boxes that can hold a point.
    List<Box> near(Point2D point) {
        return squares.getOrDefault(
                new Square(index(point.getX()), index(point.getY())), List.of());
    }

    /// Area that a box covers of each of the boxes, taken together, px².
    double overlap(Box box) {
        double area = 0;
        for (Square square : under(box)) {
            List<Box> here = squares.get(square);
            if (here != null) {
                Box part = box.common(square.box());
                for (Box other : here) {
                    area += part.overlap(other);
                }
            }
        }
        return area;
    }
}
