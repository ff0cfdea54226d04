package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.moqlab.app.pen.Box;

/// A grid says of boxes what a look at each of them would.
final class BoxGridTest {
    private static final int ROUNDS = 500;

    private final Random random = new Random(3);

    private Box any(double most) {
        return new Box(
                random.nextDouble(-300, 900),
                random.nextDouble(-300, 700),
                random.nextDouble(0, most),
                random.nextDouble(0, most));
    }

    private List<Box> many() {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            boxes.add(any(300));
        }
        return boxes;
    }

    @Test
    void what_is_covered_is_the_sum_over_all_boxes() {
        List<Box> boxes = many();
        BoxGrid grid = new BoxGrid(boxes);
        for (int i = 0; i < ROUNDS; i++) {
            Box box = any(400);
            double all = boxes.stream().mapToDouble(box::overlap).sum();
            assertEquals(all, grid.overlap(box), 1e-6 * Math.max(1, all));
        }
    }

    @Test
    void every_box_that_holds_a_point_is_near_it() {
        List<Box> boxes = many();
        BoxGrid grid = new BoxGrid(boxes);
        for (Box box : boxes) {
            for (Point2D point : List.of(box.center(), new Point2D(box.right(), box.bottom()))) {
                assertEquals(
                        boxes.stream().filter(other -> other.contains(point)).toList(),
                        grid.near(point).stream().filter(other -> other.contains(point)).toList());
            }
        }
    }

    @Test
    void nothing_is_covered_where_nothing_is() {
        assertEquals(0, new BoxGrid(List.of()).overlap(any(100)));
        assertEquals(0, new BoxGrid(List.of(new Box(0, 0, 64, 64))).overlap(new Box(64, 0, 9, 9)));
    }

    @Test
    void what_two_boxes_have_in_common_is_what_overlaps() {
        for (int i = 0; i < ROUNDS; i++) {
            Box one = any(300);
            Box other = any(300);
            Box common = one.common(other);
            assertEquals(one.overlap(other), common.w() * common.h(), 1e-6);
            assertEquals(common.w() * common.h(), common.overlap(one), 1e-6);
        }
    }
}
