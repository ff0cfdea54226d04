package org.moqlab.app.pen;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.paint.Paint;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Affine;

/// A surface that writes SVG.
final class OnPaper implements Surface {
    private static final double HALF_TURN = 180;

    private final SvgText out;
    private final Deque<PaperState> saved = new ArrayDeque<>();
    private SvgPath path = new SvgPath();
    private PaperState state = new PaperState();

    OnPaper(SvgText out) {
        this.out = out;
    }

    private static String n(double value) {
        return SvgText.number(value);
    }

    private static String a(String name, double value) {
        return " " + name + "=\"" + n(value) + "\"";
    }

    /// Writes an element where things stand now.
    private void element(String shape, String paint) {
        String drawn = "<" + shape + paint + state.place() + "/>";
        out.raw(clipped(drawn)).raw("\n");
    }

    private String clipped(String drawn) {
        return state.clip.isEmpty()
                ? drawn
                : "<g clip-path=\"" + state.clip + "\">" + drawn + "</g>";
    }

    @Override
    public void setStroke(Paint paint) {
        state.stroke = paint;
    }

    @Override
    public void setLineWidth(double width) {
        state.width = width;
    }

    @Override
    public void setLineDashes(double... dashes) {
        state.dashes = dashes.clone();
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        state.cap = cap;
    }

    @Override
    public void setLineJoin(StrokeLineJoin join) {
        state.join = join;
    }

    @Override
    public void setFill(Paint paint) {
        state.fill = paint;
    }

    @Override
    public void setFont(Font font) {
        state.font = font;
    }

    @Override
    public void setTextAlign(TextAlignment align) {
        state.align = align;
    }

    @Override
    public void save() {
        saved.push(state.copy());
    }

    @Override
    public void restore() {
        if (!saved.isEmpty()) {
            state = saved.pop();
        }
    }

    @Override
    public void translate(double x, double y) {
        state.place.appendTranslation(x, y);
    }

    @Override
    public void rotate(double degrees) {
        state.place.appendRotation(degrees);
    }

    @Override
    public void scale(double x, double y) {
        state.place.appendScale(x, y);
    }

    /// Moves by a transform of the scene.
    void transform(Affine by) {
        state.place.append(by);
    }

    /// A picture in PNG.
    ///
    /// @param base64 its octets
    void image(Bounds at, String base64) {
        element(
                "image"
                        + a("x", at.getMinX())
                        + a("y", at.getMinY())
                        + a("width", at.getWidth())
                        + a("height", at.getHeight())
                        + " href=\"data:image/png;base64,"
                        + base64
                        + "\"",
                "");
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        element("line" + a("x1", x1) + a("y1", y1) + a("x2", x2) + a("y2", y2), state.stroked());
    }

    private static String box(double x, double y, double w, double h, double rx, double ry) {
        String plain = "rect" + a("x", x) + a("y", y) + a("width", w) + a("height", h);
        return rx > 0 && ry > 0 ? plain + a("rx", rx) + a("ry", ry) : plain;
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        element(box(x, y, w, h, 0, 0), state.stroked());
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        element(box(x, y, w, h, 0, 0), state.filled());
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arcW, double arcH) {
        element(box(x, y, w, h, arcW / 2, arcH / 2), state.stroked());
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arcW, double arcH) {
        element(box(x, y, w, h, arcW / 2, arcH / 2), state.filled());
    }

    private static String oval(double x, double y, double w, double h) {
        return "ellipse"
                + a("cx", x + w / 2)
                + a("cy", y + h / 2)
                + a("rx", w / 2)
                + a("ry", h / 2);
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        element(oval(x, y, w, h), state.stroked());
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        element(oval(x, y, w, h), state.filled());
    }

    @Override
    public void strokeArc(
            double x, double y, double w, double h, double start, double extent, ArcType t) {
        double from = Math.toRadians(start);
        double to = Math.toRadians(start + extent);
        double cx = x + w / 2;
        double cy = y + h / 2;
        String arc =
                "M"
                        + SvgText.numbers(cx + w / 2 * Math.cos(from), cy - h / 2 * Math.sin(from))
                        + " A"
                        + SvgText.numbers(w / 2, h / 2, 0)
                        + (Math.abs(extent) > HALF_TURN ? " 1" : " 0")
                        + (extent < 0 ? " 1 " : " 0 ")
                        + SvgText.numbers(cx + w / 2 * Math.cos(to), cy - h / 2 * Math.sin(to));
        element("path d=\"" + arc + "\"", state.stroked());
    }

    private static String points(double[] xs, double[] ys, int count) {
        StringBuilder all = new StringBuilder(" points=\"");
        for (int i = 0; i < count; i++) {
            all.append(i == 0 ? "" : " ").append(n(xs[i])).append(',').append(n(ys[i]));
        }
        return all.append('"').toString();
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys, int count) {
        element("polygon" + points(xs, ys, count), state.stroked());
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        element("polygon" + points(xs, ys, count), state.filled());
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, int count) {
        element("polyline" + points(xs, ys, count), state.stroked());
    }

    /// The words are as wide as on the screen, whatever face draws them.
    @Override
    public void fillText(String words, double x, double y) {
        if (words.isBlank()) {
            return;
        }
        Text measured = new Text(words);
        measured.setFont(state.font);
        String anchor =
                switch (state.align) {
                    case CENTER -> " text-anchor=\"middle\"";
                    case RIGHT -> " text-anchor=\"end\"";
                    case LEFT, JUSTIFY -> "";
                };
        String drawn =
                "<text xml:space=\"preserve\""
                        + a("x", x)
                        + a("y", y)
                        + anchor
                        + SvgText.font(state.font)
                        + state.filled()
                        + a("textLength", measured.getLayoutBounds().getWidth())
                        + " lengthAdjust=\"spacingAndGlyphs\""
                        + state.place()
                        + ">"
                        + SvgText.escape(words)
                        + "</text>";
        out.raw(clipped(drawn)).raw("\n");
    }

    @Override
    public void beginPath() {
        path = new SvgPath();
    }

    @Override
    public void moveTo(double x, double y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        path.lineTo(x, y);
    }

    @Override
    public void quadraticCurveTo(double cx, double cy, double x, double y) {
        path.curveTo(cx, cy, x, y);
    }

    @Override
    public void arcTo(double x1, double y1, double x2, double y2, double radius) {
        path.arcTo(new Point2D(x1, y1), new Point2D(x2, y2), radius);
    }

    @Override
    public void rect(double x, double y, double w, double h) {
        path.moveTo(x, y);
        path.lineTo(x + w, y);
        path.lineTo(x + w, y + h);
        path.lineTo(x, y + h);
        path.close();
    }

    @Override
    public void appendSVGPath(String more) {
        path.append(more);
    }

    @Override
    public void closePath() {
        path.close();
    }

    private String drawn() {
        return "path d=\"" + path + "\"";
    }

    @Override
    public void fill() {
        element(drawn(), state.filled());
    }

    @Override
    public void stroke() {
        element(drawn(), state.stroked());
    }

    @Override
    public void clip() {
        String shape = "<" + drawn() + state.place() + "/>";
        state.clip = out.clip(state.clip.isEmpty() ? shape : within(shape));
    }

    /// A clip inside another one.
    private String within(String shape) {
        return shape.replaceFirst("/>$", " clip-path=\"" + state.clip + "\"/>");
    }
}
