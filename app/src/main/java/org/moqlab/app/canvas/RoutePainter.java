package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import org.moqlab.app.canvas.MeshScene.Cycle;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.canvas.RouteArcs.Arc;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;

/// Draws the routes of the selected namespace, bowed off the sessions.
final class RoutePainter {
    private static final double CHEVRON_STEP = 42;
    private static final double HALO = 4;
    private static final List<Part> ORDER =
            List.of(Part.STANDBY, Part.INTO_CYCLE, Part.USED, Part.CYCLE);

    private final Pen pen;
    private final MeshLayout layout;

    RoutePainter(Pen pen, MeshLayout layout) {
        this.pen = pen;
        this.layout = layout;
    }

    void paint(List<RouteLine> routes) {
        for (Part part : ORDER) {
            for (RouteLine route : routes) {
                Arc arc = arc(layout, route.from(), route.to());
                if (route.part() == part && arc != null) {
                    route(route, arc);
                }
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Arc arc(
            MeshLayout layout, String from, String to) {
        Box a = layout.relays().get(from);
        Box b = layout.relays().get(to);
        if (a == null || b == null) {
            return null;
        }
        List<Box> others = new ArrayList<>(layout.relays().values());
        others.remove(a);
        others.remove(b);
        others.addAll(layout.clients().values());
        return RouteArcs.between(a, b, others, layout.room());
    }

    private void route(RouteLine route, Arc arc) {
        switch (route.part()) {
            case STANDBY -> {
                curve(arc, Token.DIM, 2, 8, 4);
                end(arc, 1, () -> pen.openHead(Token.DIM, 2, 10, 6));
            }
            case INTO_CYCLE -> {
                curve(arc, Token.GHOST, 2, 1, 5);
                end(arc, 1, () -> pen.filledHead(Token.GHOST));
            }
            case USED -> {
                Token color = color(route.entry());
                halo(arc, 3);
                curve(arc, color, 3);
                end(arc, 1, () -> pen.filledHead(color));
            }
            case CYCLE -> {
                halo(arc, 3.6);
                curve(arc, Token.GHOST, 3.6);
                chevrons(arc);
                end(arc, 1, () -> pen.filledHead(Token.GHOST));
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
        var g = pen.g();
        g.beginPath();
        g.moveTo(arc.from().getX(), arc.from().getY());
        g.quadraticCurveTo(
                arc.control().getX(), arc.control().getY(), arc.to().getX(), arc.to().getY());
        g.stroke();
    }

    private void chevrons(Arc arc) {
        int count = Math.max(1, (int) (arc.length() / CHEVRON_STEP) - 1);
        for (int i = 1; i <= count; i++) {
            end(arc, i / (count + 1.0), () -> pen.openHead(Token.GHOST, 2.4, 8, 6.5));
        }
    }

    private void end(Arc arc, double t, Runnable head) {
        Point2D p = arc.at(t);
        pen.at(p.getX(), p.getY(), arc.angle(t), head);
    }

    /// Where a cycle's label has the most room: in the middle of one of its arrows, or of all.
    ///
    /// @param taken labels placed before
    static Point2D label(MeshLayout layout, Cycle cycle, double w, double h, List<Box> taken) {
        List<Point2D> candidates = new ArrayList<>();
        Point2D sum = Point2D.ZERO;
        List<String> names = cycle.names();
        for (int i = 0; i < names.size(); i++) {
            Arc arc = arc(layout, names.get(i), names.get((i + 1) % names.size()));
            if (arc != null) {
                candidates.add(arc.at(0.5));
                candidates.add(arc.at(0.38));
                candidates.add(arc.at(0.62));
                sum = sum.add(arc.at(0.5));
            }
        }
        if (candidates.isEmpty()) {
            return layout.room().center();
        }
        candidates.add(sum.multiply(3.0 / candidates.size()));
        Point2D best = candidates.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (Point2D candidate : candidates) {
            double cost = covered(layout, Box.around(candidate, w, h), taken);
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        return best;
    }

    private static double covered(MeshLayout layout, Box label, List<Box> taken) {
        double cost = label.outside(layout.room()) + label.overlap(MeshLayout.CHIPS);
        for (Box relay : layout.relays().values()) {
            cost += label.overlap(MeshLayout.occupied(relay));
        }
        for (Box client : layout.clients().values()) {
            cost += label.overlap(client);
        }
        for (Box other : taken) {
            cost += label.overlap(other);
        }
        return cost;
    }
}
