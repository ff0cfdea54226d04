package org.moqlab.app.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.canvas.MeshScene.Chosen;
import org.moqlab.app.feed.Moment;
import org.moqlab.engine.mesh.Topology;
import org.moqlab.engine.observe.SessionView;

/// Finds the session whose line runs under a point.
///
/// @param moment the moment shown
/// @param layout where the boxes are
record SessionHits(Moment moment, MeshLayout layout) {
    /// Farthest a point may be from a line, px.
    static final double REACH = 6;

    private record Hit(SessionView session, double distance) {}

    /// Number of the nearest session within [#REACH]; of several on one line the newest that is up.
    Optional<Long> at(double x, double y) {
        Point2D point = new Point2D(x, y);
        List<Hit> hits = new ArrayList<>();
        for (SessionView session : moment.snapshot().sessions().values()) {
            distance(chosen(moment, session), point)
                    .ifPresent(far -> hits.add(new Hit(session, far)));
        }
        return hits.stream()
                .min(
                        Comparator.comparingDouble(Hit::distance)
                                .thenComparing(hit -> !hit.session().isUp())
                                .thenComparingLong(hit -> -hit.session().id()))
                .map(hit -> hit.session().id());
    }

    /// The place of a session on the canvas.
    static Chosen chosen(Moment moment, SessionView session) {
        Topology topology = moment.scenario().topology();
        boolean pair =
                topology.dials(session.dialer(), session.acceptor())
                        && topology.dials(session.acceptor(), session.dialer());
        return new Chosen(session.dialer(), session.acceptor(), pair);
    }

    private OptionalDouble distance(Chosen place, Point2D point) {
        Strands.@Nullable Strand strand =
                LinePainter.strand(layout, place.dialer(), place.acceptor(), place.pair());
        if (strand == null || strand.length() == 0) {
            return OptionalDouble.empty();
        }
        Point2D along = strand.to().subtract(strand.from());
        double t = point.subtract(strand.from()).dotProduct(along) / along.dotProduct(along);
        double far = point.distance(strand.at(Math.clamp(t, 0, 1)));
        return far <= REACH ? OptionalDouble.of(far) : OptionalDouble.empty();
    }
}
