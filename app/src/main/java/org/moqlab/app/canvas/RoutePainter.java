package org.moqlab.app.canvas;

import java.util.List;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.canvas.RouteArcs.Arc;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;

/// Draws the routes of the selected namespace, bowed off the sessions.
final class RoutePainter {
    private static final double CHEVRON_STEP = 42;
    private static final double HALO = 4;
    private static final List<Part> ORDER =
            List.of(Part.STANDBY, Part.INTO_CYCLE, Part.USED, Part.CYCLE);

    private final Pen pen;

    RoutePainter(Pen pen) {
        this.pen = pen;
    }

    void paint(RouteMap map) {
        for (Part part : ORDER) {
            map.arcs()
                    .forEach((route, arc) -> {
                        if (route.part() == part) {
                            route(route, arc);
                        }
                    });
        }
    }

    private void route(RouteLine route, Arc arc) {
        switch (route.part()) {
            case STANDBY -> {
                curve(arc, Token.DIM, 2, 8, 4);
                arc.mark(pen, 1, () -> pen.openHead(Token.DIM, 2, 10, 6));
            }
            case INTO_CYCLE -> {
                curve(arc, Token.GHOST, 2, 1, 5);
                arc.mark(pen, 1, () -> pen.filledHead(Token.GHOST));
            }
            case USED -> {
                Token color = color(route.entry());
                halo(arc, 3);
                curve(arc, color, 3);
                arc.mark(pen, 1, () -> pen.filledHead(color));
            }
            case CYCLE -> {
                halo(arc, 3.6);
                curve(arc, Token.GHOST, 3.6);
                chevrons(arc);
                arc.mark(pen, 1, () -> pen.filledHead(Token.GHOST));
            }
        }
    }

    private static Token color(EntryState entry) {
        return switch (entry) {
            case LINGERING -> Token.LINGER;
            case GHOST -> Token.GHOST;
            case LIVE, MISSING, ABSENT, UNKNOWN -> Token.LIVE;
        };
    }

    private void halo(Arc arc, double width) {
        curve(arc, Token.CANVAS, width + HALO);
    }

    private void curve(Arc arc, Token token, double width, double... dashes) {
        pen.stroke(token, width, dashes);
        arc.trace(pen);
    }

    private void chevrons(Arc arc) {
        int count = Math.max(1, (int) (arc.length() / CHEVRON_STEP) - 1);
        for (int i = 1; i <= count; i++) {
            arc.mark(pen, i / (count + 1.0), () -> pen.openHead(Token.GHOST, 2.4, 8, 6.5));
        }
    }
}
