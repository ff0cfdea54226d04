package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.shape.StrokeLineCap;
import org.moqlab.app.canvas.MeshScene.RelayBox;
import org.moqlab.app.canvas.MeshScene.SessionLine;
import org.moqlab.app.canvas.Strands.Strand;
import org.moqlab.app.canvas.Survey.Basis;
import org.moqlab.app.canvas.Survey.Proof;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;

/// Draws what is known of sessions from outside: lines whose pattern says what they rest on, plates
/// with the word, the source and the age of the newest proof, and what relays differ in.
final class ProofPainter {
    private static final String EYE =
            "M1 8c2-3.6 4.3-5.2 7-5.2s5 1.6 7 5.2c-2 3.6-4.3 5.2-7 5.2S3 11.6 1 8z"
                    + "M8 5.800a2.2 2.2 0 1 0 0 4.400a2.2 2.2 0 1 0 0-4.400z";
    private static final String WAVES =
            "M1 6c2.4-3 4.6-3 7 0s4.6 3 7 0M1 12c2.4-3 4.6-3 7 0s4.6 3 7 0";
    private static final String OCTAGON =
            "M5.3 1.5h5.4l3.8 3.800v5.4l-3.8 3.800H5.3L1.5 10.7V5.3zM8 4.6v4M8 11v.6";
    private static final double[] ALONG = {0.5, 0.4, 0.6, 0.3, 0.7};
    private static final double HIGH = 36;
    private static final double LOW = 18;
    private static final double ICON = 30;
    private static final double AGE_GAP = 12;
    private static final double CLEAR = 3;

    private final Pen pen;
    private final MeshLayout layout;
    private final List<Box> taken = new ArrayList<>();

    ProofPainter(Pen pen, MeshLayout layout) {
        this.pen = pen;
        this.layout = layout;
    }

    /// Draws all plates there is room for; those of lines that do not fade come first.
    void paint(MeshScene scene) {
        if (scene.sessions().stream().noneMatch(line -> line.proof().isPresent())
                && scene.relays().stream().allMatch(relay -> relay.warning().isEmpty())) {
            return;
        }
        taken.addAll(layout.relays().values());
        taken.addAll(layout.clients().values());
        taken.addAll(MeshLayout.CHIPS);
        scene.relays().forEach(this::warning);
        scene.sessions().stream().filter(line -> !line.quiet()).forEach(this::plate);
    }

    private void warning(RelayBox relay) {
        Box box = layout.relays().get(relay.name());
        if (box == null || relay.warning().isEmpty()) {
            return;
        }
        String words = layout.detail().hasLines() ? relay.warning() : "";
        double w = words.isEmpty() ? 18 : Print.TITLE.width(words) + ICON + 6;
        double x = Math.clamp(box.x(), 0, Math.max(0, layout.room().right() - w));
        Box plate = new Box(x, box.bottom() + 6, w, words.isEmpty() ? LOW : 24);
        pen.fill(Token.LINGERBG);
        pen.area(plate, 5);
        pen.stroke(Token.LINGER, 1.4);
        pen.outline(plate, 5);
        double size = words.isEmpty() ? 0.75 : 1;
        alert(
                pen,
                plate.x() + 3 + (words.isEmpty() ? 0 : 4),
                plate.center().getY() - 8 * size,
                size);
        pen.words(words, plate.x() + 28, plate.y() + 16, Print.TITLE, Token.TEXT);
        taken.add(plate);
    }

    private void plate(SessionLine line) {
        Strand strand = LinePainter.strand(layout, line.dialer(), line.acceptor(), line.pair());
        if (strand == null || line.proof().isEmpty()) {
            return;
        }
        Proof proof = line.proof().get();
        boolean lines = layout.detail().hasLines();
        double full = Math.max(head(proof), Print.LINE.width(proof.source())) + ICON + 10;
        if (lines && place(strand, full, HIGH).map(box -> draw(box, proof, true)).isPresent()) {
            return;
        }
        var _ = place(strand, head(proof) + ICON + 10, LOW).map(box -> draw(box, proof, false));
    }

    /// Width of word and age.
    private static double head(Proof proof) {
        double age = proof.age().isEmpty() ? 0 : AGE_GAP + Print.LINE.width(proof.age());
        return Print.TITLE.width(Words.of("proof." + proof.basis().word())) + age;
    }

    /// A place on the strand where nothing else is.
    private Optional<Box> place(Strand strand, double w, double h) {
        for (double t : ALONG) {
            Box box = Box.around(strand.at(t), w, h);
            Box clear = box.grow(CLEAR);
            boolean free = taken.stream().noneMatch(other -> other.overlap(clear) > 0);
            if (free && box.outside(layout.room()) < 1) {
                taken.add(box);
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    private Box draw(Box box, Proof proof, boolean whole) {
        pen.fill(Token.PANE);
        pen.area(box, 5);
        switch (proof.basis()) {
            case OBSERVED -> pen.stroke(Token.TEXT, 1.2);
            case INFERRED -> pen.stroke(Token.DIM, 1.2, 8, 4);
            case UNKNOWN -> dots(pen, 1.4);
        }
        pen.outline(box, 5);
        double first = whole ? box.y() + 15 : box.center().getY() + 4;
        pen.at(box.x() + 8, box.center().getY() - 8, 0, () -> icon(proof.basis()));
        String word = Words.of("proof." + proof.basis().word());
        pen.words(word, box.x() + ICON, first, Print.TITLE, Token.TEXT);
        double age = box.right() - 8 - Print.LINE.width(proof.age());
        pen.words(proof.age(), age, first, Print.LINE, proof.old() ? Token.LINGER : Token.DIM);
        if (whole) {
            pen.words(proof.source(), box.x() + ICON, box.y() + 29, Print.LINE, Token.DIM);
        }
        return box;
    }

    private void icon(Basis basis) {
        switch (basis) {
            case OBSERVED -> path(pen, EYE, Token.TEXT);
            case INFERRED -> path(pen, WAVES, Token.DIM);
            case UNKNOWN -> Glyphs.state(pen, EntryState.UNKNOWN);
        }
    }

    /// A line from one relay to another.
    static void line(Pen pen, Strand strand, Basis basis, boolean quiet) {
        stroke(pen, basis, quiet);
        Point2D from = strand.from();
        pen.line(from, strand.to());
    }

    private static void stroke(Pen pen, Basis basis, boolean quiet) {
        switch (basis) {
            case OBSERVED -> pen.stroke(quiet ? Token.EDGE2 : Token.TEXT, quiet ? 1.2 : 2);
            case INFERRED -> pen.stroke(quiet ? Token.EDGE2 : Token.DIM, quiet ? 1.2 : 2, 12, 6);
            case UNKNOWN -> dots(pen, quiet ? 1.6 : 2.4);
        }
    }

    /// Round dots from now on.
    static void dots(Pen pen, double width) {
        pen.stroke(Token.MISSING, width, 0.5, 5);
        pen.g().setLineCap(StrokeLineCap.ROUND);
    }

    /// A sample for the legend, its left end at the origin.
    static void sample(Pen pen, Basis basis) {
        stroke(pen, basis, false);
        pen.line(0, 0, 34, 0);
    }

    /// The sign of a relay that differs.
    static void alert(Pen pen, double x, double y, double scale) {
        pen.at(
                x,
                y,
                0,
                () -> {
                    pen.g().scale(scale, scale);
                    path(pen, OCTAGON, Token.LINGER);
                });
    }

    private static void path(Pen pen, String svg, Token token) {
        pen.stroke(token, 1.5);
        pen.g().beginPath();
        pen.g().appendSVGPath(svg);
        pen.g().stroke();
    }
}
