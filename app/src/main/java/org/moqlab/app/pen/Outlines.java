package org.moqlab.app.pen;

import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// The outlines of shapes in SVG's words.
final class Outlines {
    private Outlines() {}

    /// The area a shape covers, its line included, in its own coordinates.
    static String of(Shape shape) {
        double x = shape.getLayoutX() + shape.getTranslateX();
        double y = shape.getLayoutY() + shape.getTranslateY();
        StringBuilder all = new StringBuilder();
        if (Shape.union(shape, new Rectangle()) instanceof Path path) {
            for (PathElement element : path.getElements()) {
                append(all, element, x, y);
            }
        }
        return all.toString().strip();
    }

    /// The toolkit gives outlines where the shape stands in its parent.
    private static void append(StringBuilder all, PathElement element, double x, double y) {
        switch (element) {
            case MoveTo to -> all.append('M').append(SvgText.numbers(to.getX() - x, to.getY() - y));
            case LineTo to -> all.append('L').append(SvgText.numbers(to.getX() - x, to.getY() - y));
            case QuadCurveTo to ->
                    all.append('Q')
                            .append(
                                    SvgText.numbers(
                                            to.getControlX() - x,
                                            to.getControlY() - y,
                                            to.getX() - x,
                                            to.getY() - y));
            case CubicCurveTo to ->
                    all.append('C')
                            .append(
                                    SvgText.numbers(
                                            to.getControlX1() - x,
                                            to.getControlY1() - y,
                                            to.getControlX2() - x,
                                            to.getControlY2() - y,
                                            to.getX() - x,
                                            to.getY() - y));
            case ClosePath _ -> all.append('Z');
            default -> {}
        }
        all.append(' ');
    }
}
