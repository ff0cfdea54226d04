package org.moqlab.app.pen;

import javafx.scene.paint.Paint;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// What painters draw on: the part of a graphics context that they use, so that the same drawing
/// goes on the screen and on paper. Each method does what the graphics context's of that name does.
public sealed interface Surface permits OnScreen, OnPaper {
    /// Lines are of this paint.
    void setStroke(Paint paint);

    /// Lines are so wide, px.
    void setLineWidth(double width);

    /// Lines are dashed so; none for solid.
    void setLineDashes(double... dashes);

    /// Lines end so.
    void setLineCap(StrokeLineCap cap);

    /// Lines meet so.
    void setLineJoin(StrokeLineJoin join);

    /// Areas are of this paint.
    void setFill(Paint paint);

    /// Words are in this font.
    void setFont(Font font);

    /// Words stand so around their place.
    void setTextAlign(TextAlignment align);

    /// Remembers paints, font, place and clip.
    void save();

    /// Takes back what was remembered last.
    void restore();

    /// Moves the origin.
    void translate(double x, double y);

    /// Turns by degrees.
    void rotate(double degrees);

    /// Draws larger or smaller.
    void scale(double x, double y);

    /// A line.
    void strokeLine(double x1, double y1, double x2, double y2);

    /// A rectangle's outline.
    void strokeRect(double x, double y, double w, double h);

    /// A rectangle.
    void fillRect(double x, double y, double w, double h);

    /// The outline of a rectangle with round corners.
    void strokeRoundRect(double x, double y, double w, double h, double arcW, double arcH);

    /// A rectangle with round corners.
    void fillRoundRect(double x, double y, double w, double h, double arcW, double arcH);

    /// An ellipse's outline.
    void strokeOval(double x, double y, double w, double h);

    /// An ellipse.
    void fillOval(double x, double y, double w, double h);

    /// A part of an ellipse's outline.
    void strokeArc(double x, double y, double w, double h, double start, double extent, ArcType t);

    /// A polygon's outline.
    void strokePolygon(double[] xs, double[] ys, int count);

    /// A polygon.
    void fillPolygon(double[] xs, double[] ys, int count);

    /// Lines from point to point.
    void strokePolyline(double[] xs, double[] ys, int count);

    /// Words.
    void fillText(String words, double x, double y);

    /// Begins a path.
    void beginPath();

    /// Goes there.
    void moveTo(double x, double y);

    /// A line there.
    void lineTo(double x, double y);

    /// A curve there.
    void quadraticCurveTo(double cx, double cy, double x, double y);

    /// A round corner.
    void arcTo(double x1, double y1, double x2, double y2, double radius);

    /// A rectangle in the path.
    void rect(double x, double y, double w, double h);

    /// A path in SVG's words.
    void appendSVGPath(String path);

    /// Back to where the path began.
    void closePath();

    /// Fills the path.
    void fill();

    /// Draws the path.
    void stroke();

    /// Draws nothing outside the path from now on.
    void clip();
}
