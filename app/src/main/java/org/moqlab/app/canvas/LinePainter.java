package org.moqlab.app.canvas;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.SessionLine;
import org.moqlab.app.canvas.Strands.Strand;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.model.MessageView;

/// Draws sessions between relays and the tethers of clients.
final class LinePainter {
    private static final double HEAD_BACK = 7;
    private static final double COUNTDOWN_AT = 0.3;
    private static final double MIDDLE = 0.5;
    private static final double CUT_AT = 0.12;

    /// How far a cross keeps from a box, px.
    private static final double CROSS_REACH = 9;

    private static final double SHORT = 90;
    private static final double ASIDE = 34;
    private static final double CHOSEN = 2.5;

    /// How much thicker a session is for each level of its traffic, px: 1.5 to 4 in all.
    private static final double LEVEL = 2.5 / MeshScene.Load.MAX_LEVEL;

    /// Radius of a ring on a session, px: where boxes have lines of words, and where they do not.
    private static final double RING = 18;

    private static final double SMALL_RING = 10;
    private static final double BESIDE_THE_CROSS = 0.28;

    private final Pen pen;
    private final MeshLayout layout;

    LinePainter(Pen pen, MeshLayout layout) {
        this.pen = pen;
        this.layout = layout;
    }

    void paint(MeshScene scene) {
        scene.sessions().forEach(line -> session(line, true));
        scene.sessions().forEach(line -> session(line, false));
        scene.clients().forEach(this::tether);
        scene.chosen().ifPresent(this::chosen);
    }

    /// A cross in the middle, or at the end that no longer hears.
    private void cut(SessionLine line, Strand strand, Token color, double width) {
        dashed(strand, color, width);
        MeshScene.Strain strain = line.strain();
        if (strain.deafDialer() && strain.deafAcceptor()) {
            cross(strand, MIDDLE);
        } else {
            double from = cutAt(strand.length());
            cross(strand, strain.deafDialer() ? from : 1 - from);
        }
    }

    /// What else faults have done to ways, said once a pair.
    void strains(MeshScene scene) {
        Set<Set<String>> said = new HashSet<>();
        for (SessionLine line : scene.sessions()) {
            Strand strand = strand(layout, line.dialer(), line.acceptor(), line.pair());
            boolean wrong = !line.strain().words().isEmpty();
            if (strand != null && wrong && said.add(Set.of(line.dialer(), line.acceptor()))) {
                pen.plate(line.strain().words(), beside(strand), Token.LINGER);
            }
        }
    }

    /// The middle of a strand; of a short one, whose boxes would be covered, a place outside it.
    private Point2D beside(Strand strand) {
        Point2D middle = strand.at(MIDDLE);
        if (strand.length() > SHORT) {
            return middle;
        }
        Point2D out = middle.subtract(layout.room().center());
        double far = Math.max(1, out.magnitude());
        return middle.add(out.multiply(ASIDE / far));
    }

    private void chosen(MeshScene.Chosen place) {
        Strand strand = strand(layout, place.dialer(), place.acceptor(), place.pair());
        if (strand != null) {
            pen.stroke(Token.ACCENT, CHOSEN);
            pen.line(strand.from(), strand.to());
            head(strand, Token.ACCENT);
        }
    }

    /// The rings of sessions that hear nothing, one a pair: that of the end that gives up first.
    void silences(MeshScene scene) {
        Map<Set<String>, SessionLine> first = new LinkedHashMap<>();
        for (SessionLine line : scene.sessions()) {
            if (line.load().idle().isPresent()) {
                first.merge(Set.of(line.dialer(), line.acceptor()), line, LinePainter::sooner);
            }
        }
        for (SessionLine line : first.values()) {
            Strand strand = strand(layout, line.dialer(), line.acceptor(), false);
            if (strand != null) {
                line.load().idle().ifPresent(left -> idle(left, strand, line.strain().isCut()));
            }
        }
    }

    private static SessionLine sooner(SessionLine a, SessionLine b) {
        double ofA = a.load().idle().map(MeshScene.Countdown::left).orElse(1.0);
        double ofB = b.load().idle().map(MeshScene.Countdown::left).orElse(1.0);
        return ofA <= ofB ? a : b;
    }

    /// In the middle, or beside the cross there; a short way has room for the cross only.
    private void idle(MeshScene.Countdown left, Strand strand, boolean cut) {
        boolean room = strand.length() > SHORT;
        if (cut && !room) {
            return;
        }
        boolean words = layout.detail().hasLines() && room;
        Point2D at = strand.at(cut ? BESIDE_THE_CROSS : MIDDLE);
        RelayPainter.ring(pen, at, words ? RING : SMALL_RING, left);
        if (words) {
            RelayPainter.words(pen, at, left);
        }
    }

    /// The countdowns of sessions that wait, above everything else.
    void countdowns(MeshScene scene) {
        for (SessionLine line : scene.sessions()) {
            Strand strand = strand(layout, line.dialer(), line.acceptor(), line.pair());
            if (strand != null && !line.countdown().isEmpty()) {
                pen.plate(line.countdown(), strand.at(COUNTDOWN_AT), Token.LINE2);
            }
        }
    }

    /// The strand of the session `dialer` dialled; null when one end is not laid out.
    static @Nullable Strand strand(
            MeshLayout layout, String dialer, String acceptor, boolean pair) {
        Box from = layout.box(dialer).orElse(null);
        Box to = layout.box(acceptor).orElse(null);
        return from == null || to == null ? null : Strands.of(from, to, pair);
    }

    private void session(SessionLine line, boolean quiet) {
        Strand strand = strand(layout, line.dialer(), line.acceptor(), line.pair());
        if (strand == null || line.quiet() != quiet) {
            return;
        }
        if (line.proof().isPresent()) {
            ProofPainter.line(pen, strand, line.proof().get().basis(), quiet);
            return;
        }
        Token color = quiet ? Token.EDGE : Token.EDGE2;
        double width = (quiet ? 1.2 : 1.5) + line.load().level() * LEVEL;
        if (line.strain().isCut()) {
            cut(line, strand, color, width);
            return;
        }
        switch (line.link()) {
            case UP -> {
                pen.stroke(color, width);
                pen.line(strand.from(), strand.to());
                head(strand, color);
            }
            case DIALER_ONLY -> half(strand, color, width);
            case ACCEPTOR_ONLY -> half(strand.reversed(), color, width);
            case DIALLING, BACKING_OFF -> dashed(strand, color, width);
            case GAVE_UP -> {
                dashed(strand, color, width);
                cross(strand, COUNTDOWN_AT);
            }
            case NONE -> {
                pen.stroke(Token.EDGE, 1, 1, 5);
                pen.line(strand.from(), strand.to());
            }
        }
    }

    private void dashed(Strand strand, Token color, double width) {
        pen.stroke(color, width, 4, 4);
        pen.line(strand.from(), strand.to());
        head(strand, color);
    }

    /// One end still holds the session: solid there, dashed to a cross at the end that is gone.
    private void half(Strand strand, Token color, double width) {
        pen.stroke(color, width);
        pen.line(strand.from(), strand.at(0.5));
        pen.stroke(color, width, 4, 4);
        pen.line(strand.at(0.5), strand.to());
        cross(strand, Math.max(0.5, 1 - 16 / Math.max(1, strand.length())));
    }

    /// Where the cross of a cut one way stands, as a share of a strand of this length: clear of the
    /// box at its end.
    static double cutAt(double length) {
        return Math.min(MIDDLE, Math.max(CUT_AT, CROSS_REACH / Math.max(1, length)));
    }

    private void cross(Strand strand, double t) {
        Point2D p = strand.at(t);
        pen.at(p.getX(), p.getY(), strand.angle(), () -> pen.cross(Token.DIM, 4.5, 2));
    }

    private void head(Strand strand, Token color) {
        double t = 1 - HEAD_BACK / Math.max(HEAD_BACK, strand.length());
        Point2D p = strand.at(t);
        pen.at(p.getX(), p.getY(), strand.angle(), () -> pen.openHead(color, 1.4, 8, 3.2));
    }

    private void tether(ClientBox client) {
        Strand strand = strand(layout, client.at(), client.name(), false);
        if (strand == null) {
            return;
        }
        Point2D middle = strand.at(0.5);
        switch (client.mood()) {
            case GOOD -> line(strand, Token.LIVE, 1.4);
            case WAITING -> line(strand, Token.EDGE2, 1.4);
            case BAD -> {
                line(strand, Token.GHOST, 1.6);
                pen.at(
                        middle.getX(),
                        middle.getY(),
                        0,
                        () -> Glyphs.message(pen, MessageView.Kind.REFUSAL));
            }
            case GONE -> {
                line(strand, Token.MISSING, 1.5, 2, 4);
                pen.at(middle.getX(), middle.getY(), 0, () -> pen.cross(Token.MISSING, 6, 2));
            }
            case UNSTARTED -> line(strand, Token.MISSING, 1.2, 2, 4);
        }
    }

    private void line(Strand strand, Token color, double width, double... dashes) {
        pen.stroke(color, width, dashes);
        pen.line(strand.from(), strand.to());
    }
}
