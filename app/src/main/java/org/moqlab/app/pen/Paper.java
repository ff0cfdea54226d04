package org.moqlab.app.pen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.transform.Affine;

/// Draws a part of the window as SVG: canvases by the code that painted them, everything else from
/// what the scene graph says of it. Effects are left out. FX thread only.
public final class Paper {
    /// Deepest nesting that is drawn.
    static final int MAX_DEPTH = 200;

    private final SvgText out = new SvgText();
    private final OnPaper surface = new OnPaper(out);

    private Paper() {}

    /// A node and all it shows, at its own size.
    public static String svg(Node node) {
        Paper paper = new Paper();
        Bounds bounds = node.getLayoutBounds();
        paper.surface.save();
        paper.surface.translate(-bounds.getMinX(), -bounds.getMinY());
        paper.inside(node, 0);
        paper.surface.restore();
        return paper.out.document(bounds.getWidth(), bounds.getHeight());
    }

    private void draw(Node node, int depth) {
        if (!node.isVisible() || node.getOpacity() <= 0 || depth > MAX_DEPTH) {
            return;
        }
        surface.save();
        surface.transform(new Affine(node.getLocalToParentTransform()));
        if (node.getOpacity() < 1) {
            out.raw("<g opacity=\"" + SvgText.number(node.getOpacity()) + "\">\n");
        }
        inside(node, depth);
        if (node.getOpacity() < 1) {
            out.raw("</g>\n");
        }
        surface.restore();
    }

    private void inside(Node node, int depth) {
        if (node.getClip() instanceof Rectangle clip && clip.isVisible()) {
            surface.beginPath();
            surface.rect(
                    clip.getX() + clip.getLayoutX(),
                    clip.getY() + clip.getLayoutY(),
                    clip.getWidth(),
                    clip.getHeight());
            surface.clip();
        }
        switch (node) {
            case Canvas canvas -> canvas(canvas);
            case ImageView image -> picture(image);
            case Text text -> new TextOnPaper(surface).draw(text);
            case Shape shape -> shape(shape);
            case Parent parent -> {
                if (parent instanceof Region region) {
                    new RegionOnPaper(surface).draw(region);
                }
                for (Node child : parent.getChildrenUnmodifiable()) {
                    draw(child, depth + 1);
                }
            }
            default -> {}
        }
    }

    private void canvas(Canvas canvas) {
        Easel.painting(canvas)
                .ifPresentOrElse(
                        done -> {
                            surface.save();
                            surface.beginPath();
                            surface.rect(0, 0, canvas.getWidth(), canvas.getHeight());
                            surface.clip();
                            done.painting().accept(new Pen(surface, done.palette()));
                            surface.restore();
                        },
                        () -> picture(canvas));
    }

    /// What cannot be drawn is put in as pixels.
    private void picture(Node node) {
        Bounds bounds = node.getLayoutBounds();
        if (bounds.getWidth() < 1 || bounds.getHeight() < 1) {
            return;
        }
        SnapshotParameters plain = new SnapshotParameters();
        plain.setFill(Color.TRANSPARENT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Png.write(node.snapshot(plain, null), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        surface.image(bounds, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    private void shape(Shape shape) {
        Color none = Color.TRANSPARENT;
        boolean fills = shape.getFill() != null && !none.equals(shape.getFill());
        boolean strokes = shape.getStroke() != null && !none.equals(shape.getStroke());
        if (fills || strokes) {
            surface.setFill(fills ? shape.getFill() : shape.getStroke());
            surface.beginPath();
            surface.appendSVGPath(Outlines.of(shape));
            surface.fill();
        }
    }
}
