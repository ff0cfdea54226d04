package org.moqlab.app.pen;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;

/// Draws the backgrounds and borders of regions.
///
/// @param surface where
record RegionOnPaper(OnPaper surface) {
    void draw(Region region) {
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                background(region, fill);
            }
        }
        if (region.getBorder() != null) {
            for (BorderStroke stroke : region.getBorder().getStrokes()) {
                border(region, stroke);
            }
        }
    }

    private void background(Region region, BackgroundFill fill) {
        Paint paint = flat(fill.getFill());
        if (Color.TRANSPARENT.equals(paint)) {
            return;
        }
        Insets in = fill.getInsets();
        Box box =
                new Box(
                        in.getLeft(),
                        in.getTop(),
                        region.getWidth() - in.getLeft() - in.getRight(),
                        region.getHeight() - in.getTop() - in.getBottom());
        if (box.w() <= 0 || box.h() <= 0) {
            return;
        }
        surface.setFill(paint);
        Shape shape = region.getShape();
        if (shape != null) {
            shaped(shape, box);
        } else {
            rounded(box, fill.getRadii());
        }
    }

    /// Arrows and checks are shapes that are stretched over their region.
    private void shaped(Shape shape, Box box) {
        Bounds bounds = shape.getLayoutBounds();
        if (bounds.getWidth() <= 0 || bounds.getHeight() <= 0) {
            return;
        }
        surface.save();
        surface.translate(box.x(), box.y());
        surface.scale(box.w() / bounds.getWidth(), box.h() / bounds.getHeight());
        surface.translate(-bounds.getMinX(), -bounds.getMinY());
        surface.beginPath();
        surface.appendSVGPath(Outlines.of(shape));
        surface.fill();
        surface.restore();
    }

    private void rounded(Box box, CornerRadii radii) {
        double most = Math.min(box.w(), box.h()) / 2;
        double tl = Math.clamp(radii.getTopLeftHorizontalRadius(), 0, most);
        double tr = Math.clamp(radii.getTopRightHorizontalRadius(), 0, most);
        double br = Math.clamp(radii.getBottomRightHorizontalRadius(), 0, most);
        double bl = Math.clamp(radii.getBottomLeftHorizontalRadius(), 0, most);
        if (tl == tr && tr == br && br == bl) {
            surface.fillRoundRect(box.x(), box.y(), box.w(), box.h(), 2 * tl, 2 * tl);
            return;
        }
        surface.beginPath();
        surface.moveTo(box.x() + tl, box.y());
        surface.lineTo(box.right() - tr, box.y());
        surface.quadraticCurveTo(box.right(), box.y(), box.right(), box.y() + tr);
        surface.lineTo(box.right(), box.bottom() - br);
        surface.quadraticCurveTo(box.right(), box.bottom(), box.right() - br, box.bottom());
        surface.lineTo(box.x() + bl, box.bottom());
        surface.quadraticCurveTo(box.x(), box.bottom(), box.x(), box.bottom() - bl);
        surface.lineTo(box.x(), box.y() + tl);
        surface.quadraticCurveTo(box.x(), box.y(), box.x() + tl, box.y());
        surface.closePath();
        surface.fill();
    }

    private void border(Region region, BorderStroke stroke) {
        double width = stroke.getWidths().getTop();
        Paint paint = flat(stroke.getTopStroke());
        if (width <= 0 || Color.TRANSPARENT.equals(paint)) {
            return;
        }
        surface.setStroke(paint);
        surface.setLineWidth(width);
        surface.setLineDashes();
        double arc = 2 * stroke.getRadii().getTopLeftHorizontalRadius();
        surface.strokeRoundRect(
                width / 2,
                width / 2,
                Math.max(0, region.getWidth() - width),
                Math.max(0, region.getHeight() - width),
                arc,
                arc);
    }

    /// A gradient is drawn in its first colour.
    private static Paint flat(Paint paint) {
        return paint instanceof LinearGradient gradient && !gradient.getStops().isEmpty()
                ? gradient.getStops().getFirst().getColor()
                : paint;
    }
}
