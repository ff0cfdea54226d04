package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.simulation.SimulatedMesh;

final class MeshCanvasPictureTest {
    private static Image picture(Moment moment, Optional<String> node, int w, int h, ColorScheme scheme)
            throws Exception {
        return Fx.call(
                () -> {
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
        assertNotEquals(dark.getPixelReader().getArgb(4, 300), light.getPixelReader().getArgb(4, 300));
    }
}
