package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.simulation.SimulatedMesh;

final class MeshCanvasPictureTest {
    private static Image picture(
            Moment moment, Optional<String> node, int w, int h, ColorScheme scheme)
            throws Exception {
        return Fx.call(() -> {
            Selection selection = new Selection();
            selection.nodeProperty().set(node);
            selection.namespaceProperty().set(Optional.of(Flagship.TEST));
            MeshCanvas canvas = new MeshCanvas(selection, _ -> {});
            Scene scene = new Scene(canvas, w, h);
            Theme.install(scene, Optional.of(scheme));
            canvas.show(moment);
            scene.snapshot(null);
            canvas.paintFlights(System.nanoTime() + 250_000_000L);
            return scene.snapshot(null);
        });
    }

    private static Moment ghosts(Scenario scenario, long from, long t) {
        return Flagship.moment(new SimulatedMesh(scenario), from, t);
    }

    @Test
    void theFlagshipIsDrawnInLightAndDark() throws Exception {
        Scenario scenario = Flagship.scenario(Shape.FULL, 6);
        long t = Long.getLong("shot.t", 7_868) * Durations.MILLI;
        Moment moment = ghosts(scenario, t - 5 * Durations.MILLI, t);
        Image dark = picture(moment, Optional.of("C"), 860, 560, ColorScheme.DARK);
        Image light = picture(moment, Optional.of("C"), 860, 560, ColorScheme.LIGHT);
        Fx.write(dark, "mesh-dark");
        Fx.write(light, "mesh-light");
        assertNotEquals(
                dark.getPixelReader().getArgb(4, 300), light.getPixelReader().getArgb(4, 300));
    }

    @Test
    void sweep() throws Exception {
        record Shot(Shape shape, int n, int w, int h, long t) {}
        for (Shot s :
                java.util.List.of(
                        new Shot(Shape.FULL, 1, 560, 380, 1500),
                        new Shot(Shape.FULL, 2, 560, 380, 1500),
                        new Shot(Shape.FULL, 3, 700, 420, 4500),
                        new Shot(Shape.FULL, 4, 860, 560, 1005),
                        new Shot(Shape.FULL, 6, 560, 380, 7878),
                        new Shot(Shape.FULL, 6, 1400, 900, 7878),
                        new Shot(Shape.FULL, 6, 647, 457, 7878),
                        new Shot(Shape.RING, 6, 647, 457, 2300),
                        new Shot(Shape.FULL, 12, 860, 560, 1500),
                        new Shot(Shape.FULL, 12, 560, 380, 1500),
                        new Shot(Shape.LINE, 5, 860, 560, 1500),
                        new Shot(Shape.LINE, 12, 700, 420, 1500),
                        new Shot(Shape.STAR, 7, 860, 560, 4500),
                        new Shot(Shape.RING, 8, 860, 560, 4500),
                        new Shot(Shape.RING, 12, 1400, 900, 2300))) {
            Moment m =
                    ghosts(
                            Flagship.scenario(s.shape(), s.n()),
                            (s.t() - 4) * Durations.MILLI,
                            s.t() * Durations.MILLI);
            Fx.write(
                    picture(m, Optional.of("A"), s.w(), s.h(), ColorScheme.DARK),
                    "sweep-" + s.shape().word() + s.n() + "-" + s.w());
        }
    }
}
