package org.moqlab.app.canvas;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.moqlab.app.canvas.Strands.Strand;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.model.MessageView;

/// Draws the messages on their way, and a number plate beside the last of each group.
final class FlightPainter {
    /// Most groups that all get a plate; with more, only those of the selected node do.
    static final int MAX_PLATES = 10;

    private static final double SPACING = 24;
    private static final double SCALE = 0.86;

    /// The same where boxes are dots.
    private static final double SMALL = 0.6;

    /// The same where boxes hold a name and hops only.
    private static final double MIDDLING = 0.72;

    private static final double OUTWARD = 2.5;
    private static final double PLATE_ASIDE = 19;

    private static final double LOST = 0.6;

    /// How far a stroke through a glyph reaches, px.
    private static final double STRIKE = 9;

    private final Pen pen;
    private final Pen lost;
    private final MeshLayout layout;
    private final int sessions;

    /// @param sessions sessions a pair of relays
    FlightPainter(Pen pen, MeshLayout layout, int sessions) {
        this.pen = pen;
        this.lost = pen.faded(LOST);
        this.layout = layout;
        this.sessions = sessions;
    }

    void paint(List<Airspace.Position> positions, Optional<String> selected) {
        positions.forEach(this::glyph);
        long groups = positions.stream().filter(FlightPainter::tells).count();
        int plates = 0;
        for (Airspace.Position position : positions) {
            Flight flight = position.flight();
            boolean near =
                    selected.filter(s -> s.equals(flight.from()) || s.equals(flight.to()))
                            .isPresent();
            if (tells(position) && (groups <= MAX_PLATES || near) && plates < MAX_PLATES) {
                plates++;
                plate(position);
            }
        }
    }

    private static boolean tells(Airspace.Position position) {
        return position.flight().isLast() && position.flight().hops().isPresent();
    }

    private Optional<Strand> way(Flight flight) {
        String dialer = flight.dialled() ? flight.from() : flight.to();
        String acceptor = flight.dialled() ? flight.to() : flight.from();
        boolean relays =
                layout.relays().containsKey(dialer) && layout.relays().containsKey(acceptor);
        Strand strand = LinePainter.strand(layout, dialer, acceptor, relays && sessions == 2);
        return Optional.ofNullable(strand).map(s -> flight.dialled() ? s : s.reversed());
    }

    private Optional<Point2D> place(Airspace.Position position) {
        Flight flight = position.flight();
        double train = (flight.size() - 1) * SPACING;
        return way(flight)
                .flatMap(strand -> {
                    double length = Math.max(1, strand.length());
                    double at = position.progress() * (length + train) - flight.rank() * SPACING;
                    return at < 0 || at > length
                            ? Optional.empty()
                            : Optional.of(strand.at(at / length));
                });
    }

    private void glyph(Airspace.Position position) {
        MessageView.Kind kind = position.flight().kind();
        place(position)
                .ifPresent(p ->
                        pen.at(
                                p.getX(),
                                p.getY(),
                                way(position.flight()).map(Strand::angle).orElse(0.0),
                                () -> {
                                    pen.g().translate(0, outward(position.flight()));
                                    double scale = scale(layout.detail());
                                    pen.g().scale(scale, scale);
                                    if (position.flight().lost()) {
                                        struck(kind);
                                    } else {
                                        Glyphs.message(pen, kind);
                                    }
                                }));
    }

    /// A message that a fault keeps from arriving.
    private void struck(MessageView.Kind kind) {
        Glyphs.message(lost, kind);
        pen.stroke(Token.TEXT, 2);
        pen.line(-STRIKE, STRIKE, STRIKE, -STRIKE);
    }

    private static double scale(Detail detail) {
        return detail.hasLines() ? SCALE : detail.isDot() ? SMALL : MIDDLING;
    }

    /// Glyphs of a pair of sessions keep a little apart.
    private double outward(Flight flight) {
        boolean pair =
                sessions == 2
                        && layout.relays().containsKey(flight.from())
                        && layout.relays().containsKey(flight.to());
        return !pair ? 0 : flight.dialled() ? OUTWARD : -OUTWARD;
    }

    private void plate(Airspace.Position position) {
        Flight flight = position.flight();
        Token outline = flight.kind() == MessageView.Kind.REANNOUNCE ? Token.HOLD : Token.LIVE;
        place(position)
                .ifPresent(p -> {
                    double angle = way(flight).map(Strand::angle).orElse(0.0);
                    double side = flight.dialled() ? 1 : -1;
                    Point2D aside =
                            new Point2D(-Math.sin(angle), Math.cos(angle))
                                    .multiply(side * PLATE_ASIDE);
                    pen.plate(Long.toString(flight.hops().orElse(0)), p.add(aside), outline);
                });
    }
}
