package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Paper;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.simulation.SimulatedMesh;

/// What is still said where there is little room.
final class SmallRoomTest {
    private static Moment ghosts() {
        return Flagship.moment(
                new SimulatedMesh(Flagship.scenario(Shape.FULL, 6)),
                7_868 * Durations.MILLI,
                7_868 * Durations.MILLI);
    }

    private static MeshCanvas canvas(Moment moment, double width, double height) {
        Selection selection = new Selection();
        selection.namespaceProperty().set(Optional.of(Flagship.TEST));
        MeshCanvas canvas = new MeshCanvas(selection, _ -> {});
        dressed(canvas, width, height);
        canvas.show(moment);
        canvas.applyCss();
        canvas.layout();
        return canvas;
    }

    private static void dressed(Region node, double width, double height) {
        Scene scene = new Scene(node, width, height);
        Theme.install(scene, Optional.of(ColorScheme.DARK));
        node.applyCss();
        node.layout();
    }

    @ParameterizedTest
    @CsvSource({"358, 380", "420, 300", "627, 429", "853, 397"})
    void aRelayWithAGhostIsNamedHoweverSmallItsBoxIs(double width, double height) throws Exception {
        Moment moment = ghosts();
        String drawn = Fx.call(() -> Paper.svg(canvas(moment, width, height)));
        for (String relay : moment.scenario().topology().relays()) {
            assertTrue(drawn.contains(">" + relay + "<"), relay + " is not named");
        }
        assertFalse(drawn.contains(">…<"), "a name is left out");
    }

    private static List<Box> boxes(MeshCanvas canvas, String selector) {
        return canvas.lookupAll(selector).stream()
                .map(Region.class::cast)
                .map(one ->
                        new Box(
                                one.getLayoutX(),
                                one.getLayoutY(),
                                one.getWidth(),
                                one.getHeight()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"358, 380", "853, 397", "627, 429", "800, 360"})
    void theNameOfACycleLiesOnNoBox(double width, double height) throws Exception {
        Moment moment = ghosts();
        MeshCanvas canvas = Fx.call(() -> canvas(moment, width, height));
        List<Box> labels = Fx.call(() -> boxes(canvas, ".cycle-label"));
        assertFalse(labels.isEmpty());
        for (Box box : Fx.call(() -> boxes(canvas, ".mesh-node"))) {
            for (Box label : labels) {
                assertEquals(0, label.overlap(box), label + " lies on " + box);
            }
        }
    }

    @Test
    void aPreviewOfAMeshInWhichNothingIsKnownNamesItsRelays() throws Exception {
        SimulatedMesh mesh = new SimulatedMesh(Flagship.scenario(Shape.LINE, 6));
        Moment moment = Flagship.moment(mesh, 0, Durations.MILLI);
        String drawn =
                Fx.call(() -> {
                    MeshPreview preview = new MeshPreview();
                    preview.show(moment, Map.of());
                    dressed(preview, 294, 138);
                    return Paper.svg(preview);
                });
        for (String relay : moment.scenario().topology().relays()) {
            assertTrue(drawn.contains(">" + relay + "<"), relay + " is not named");
        }
    }
}
