package org.moqlab.app.canvas;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;
import org.moqlab.app.canvas.MeshScene.ClientBox;
import org.moqlab.app.canvas.MeshScene.Mood;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.theme.Palette;

/// What stands still below the boxes: sessions, tethers, routes, the names of cycles, and the
/// legend. Repainted only when one of them changed; sessions by themselves, for there are many in a
/// large mesh, and routes change while they do not.
final class LineLayer {
    private final Canvas strands = new Canvas();
    private final Canvas arrows = new Canvas();
    private final Group lines = new Group(strands, arrows);
    private final CycleLabels labels = new CycleLabels();
    private final Canvas legend = new Canvas();

    private record Drawn(MeshScene scene, MeshLayout layout, Palette palette, double width) {
        boolean looksLike(Drawn other) {
            return strandsLookLike(other)
                    && scene.routes().equals(other.scene.routes())
                    && scene.cycles().equals(other.scene.cycles())
                    && scene.tree().equals(other.scene.tree())
                    && warnings().equals(other.warnings());
        }

        boolean strandsLookLike(Drawn other) {
            return scene.sessions().equals(other.scene.sessions())
                    && scene.chosen().equals(other.scene.chosen())
                    && moods().equals(other.moods())
                    && layout.equals(other.layout)
                    && palette.equals(other.palette)
                    && width == other.width;
        }

        private List<String> warnings() {
            return scene.relays().stream().map(MeshScene.RelayBox::warning).toList();
        }

        private List<Mood> moods() {
            return scene.clients().stream().map(ClientBox::mood).toList();
        }
    }

    private @Nullable Drawn drawn;
    private @Nullable RouteGround ground;

    private final boolean survey;

    /// For a mesh of our own.
    LineLayer() {
        this(false);
    }

    private LineLayer(boolean survey) {
        this.survey = survey;
        lines.setMouseTransparent(true);
        legend.setMouseTransparent(true);
    }

    /// For a cluster that is seen from outside.
    static LineLayer ofSurvey() {
        return new LineLayer(true);
    }

    /// Sessions, and routes above them.
    Group lines() {
        return lines;
    }

    CycleLabels labels() {
        return labels;
    }

    Canvas legend() {
        return legend;
    }

    void resize(double w, double h) {
        if (arrows.getWidth() != w || arrows.getHeight() != h) {
            for (Canvas canvas : List.of(strands, arrows)) {
                canvas.setWidth(w);
                canvas.setHeight(h);
            }
            legend.setWidth(w);
            legend.setHeight(MeshLayout.LEGEND);
            drawn = null;
        }
        legend.relocate(0, h - MeshLayout.LEGEND);
        labels.resizeRelocate(0, 0, w, h);
    }

    void show(MeshScene scene, MeshLayout layout, Palette palette) {
        Drawn next = new Drawn(scene, layout, palette, arrows.getWidth());
        Drawn last = drawn;
        if (last == null || !last.looksLike(next)) {
            drawn = next;
            if (last == null || !last.strandsLookLike(next)) {
                Easel.paint(
                        strands, palette, pen -> new LinePainter(pen, layout).paint(next.scene()));
            }
            paint(next);
        }
    }

    private void paint(Drawn now) {
        MeshScene scene = now.scene();
        RouteGround on = ground;
        if (on == null || !on.layout().equals(now.layout())) {
            on = RouteGround.of(now.layout());
            ground = on;
        }
        RouteMap routes = RouteMap.of(on, scene.routes(), scene.tree().lines());
        Easel.paint(arrows, now.palette(), pen -> paint(pen, now, routes));
        boolean pair = scene.sessions().stream().anyMatch(MeshScene.SessionLine::pair);
        boolean abroad = scene.relays().stream().anyMatch(MeshScene.RelayBox::external);
        Easel.paint(
                legend,
                now.palette(),
                pen ->
                        (survey
                                        ? LegendPainter.ofSurvey(pen)
                                        : new LegendPainter(pen, pair, scene.routes(), abroad)
                                                .with(scene.tree()))
                                .paint(now.width()));
        labels.show(scene.cycles(), routes, now.layout().detail().isDot());
    }

    private static void paint(Pen pen, Drawn now, RouteMap routes) {
        new TreePainter(pen).paint(routes);
        new RoutePainter(pen).paint(routes);
        LinePainter painter = new LinePainter(pen, now.layout());
        painter.silences(now.scene());
        painter.countdowns(now.scene());
        painter.strains(now.scene());
        new ProofPainter(pen, now.layout()).paint(now.scene());
    }
}
