package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.mesh.MeshCommand.StopRelay;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.Scenario.Act;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.MessageView;
import org.moqlab.engine.simulation.SimulatedMesh;

/// Pictures for people, written to `target/shots`, and what can be checked of them.
final class MeshCanvasPictureTest {
    private static final long IN_FLIGHT = 250_000_000L;

    /// A picture to take: which mesh, at what time in ms, with how many ms of fresh events.
    record Shot(Scenario scenario, long at, long fresh, int width, int height, ColorScheme scheme) {
        String name() {
            return scenario.topology().shape().word()
                    + scenario.topology().relays().size()
                    + "-"
                    + width
                    + "-"
                    + at;
        }

        Image take(String selected) throws Exception {
            long t = at * Durations.MILLI;
            Moment moment =
                    Flagship.moment(
                            new SimulatedMesh(scenario),
                            Math.max(0, t - fresh * Durations.MILLI),
                            t);
            return Fx.call(() -> snapshot(moment, selected));
        }

        private Image snapshot(Moment moment, String selected) {
            Selection selection = new Selection();
            selection.nodeProperty().set(Optional.of(selected));
            selection.namespaceProperty().set(Optional.of(Flagship.TEST));
            AtomicLong clock = new AtomicLong();
            MeshCanvas canvas = new MeshCanvas(selection, _ -> {}, clock::get);
            Scene scene = new Scene(canvas, width, height);
            Theme.install(scene, Optional.of(scheme));
            scene.snapshot(null);
            canvas.show(moment);
            scene.snapshot(null);
            clock.set(IN_FLIGHT);
            canvas.paintFlights(IN_FLIGHT);
            return scene.snapshot(null);
        }
    }

    /// How many pixels are of a colour.
    private static long pixels(Image image, Color color) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getColor(x, y).equals(color) ? 1 : 0;
            }
        }
        return count;
    }

    private static Shot flagship(ColorScheme scheme) {
        return new Shot(Flagship.scenario(Shape.FULL, 6), 7_868, 5, 860, 560, scheme);
    }

    @Test
    void theFlagshipIsDrawnInTheColoursOfItsScheme() throws Exception {
        Image dark = flagship(ColorScheme.DARK).take("C");
        Image light = flagship(ColorScheme.LIGHT).take("C");
        Fx.write(dark, "mesh-dark");
        Fx.write(light, "mesh-light");
        assertEquals(Color.web("#111419"), dark.getPixelReader().getColor(4, 300));
        assertEquals(Color.web("#F8F9FB"), light.getPixelReader().getColor(4, 300));
        assertTrue(pixels(dark, Color.web("#FF6E60")) > 3_000, "ghosts in dark");
        assertTrue(pixels(light, Color.web("#A50034")) > 3_000, "ghosts in light");
        assertTrue(pixels(dark, Color.web("#5C9EFF")) > 500, "re-announces in flight");
    }

    static Stream<Shot> shots() {
        Scenario killed =
                Flagship.scenario(
                        Shape.FULL,
                        4,
                        new Act(3 * Durations.SECOND, new StopRelay("A", Death.KILL)));
        Scenario closed =
                Flagship.scenario(
                        Shape.FULL,
                        5,
                        new Act(3 * Durations.SECOND, new StopRelay("A", Death.CLOSE)));
        return Stream.of(
                new Shot(killed, 3_300, 5, 860, 560, ColorScheme.DARK),
                new Shot(closed, 3_300, 5, 860, 560, ColorScheme.LIGHT),
                new Shot(Flagship.scenario(Shape.FULL, 6), 7_878, 5, 647, 457, ColorScheme.DARK),
                new Shot(Flagship.scenario(Shape.FULL, 12), 1_500, 5, 560, 380, ColorScheme.DARK),
                new Shot(Flagship.scenario(Shape.LINE, 5), 1_015, 5, 860, 560, ColorScheme.DARK),
                new Shot(Flagship.scenario(Shape.RING, 8), 4_500, 5, 1_400, 900, ColorScheme.LIGHT),
                new Shot(Flagship.scenario(Shape.STAR, 7), 4_500, 5, 860, 560, ColorScheme.DARK));
    }

    @ParameterizedTest
    @MethodSource("shots")
    void everyShapeHasAPicture(Shot shot) throws Exception {
        Image image = shot.take("A");
        Fx.write(image, shot.name());
        String accent = shot.scheme() == ColorScheme.DARK ? "#B9A2FF" : "#6536CF";
        assertTrue(pixels(image, Color.web(accent)) > 100, "the selected relay is marked");
    }

    /// What is in the air after a jump in time, before anything else is painted.
    private static Image jumped(Moment from, Moment to) throws Exception {
        return Fx.call(() -> {
            MeshCanvas canvas = new MeshCanvas(new Selection(), _ -> {});
            Scene scene = new Scene(canvas, 860, 560);
            Theme.install(scene, Optional.of(ColorScheme.DARK));
            canvas.show(from);
            scene.snapshot(null);
            canvas.paintFlights(System.nanoTime() + IN_FLIGHT);
            canvas.show(to);
            return scene.snapshot(null);
        });
    }

    private static Moment cut(Moment moment) {
        return new Moment(
                moment.scenario(),
                false,
                moment.snapshot(),
                moment.now(),
                List.of(),
                true,
                false,
                moment.fresh());
    }

    @Test
    void afterAJumpInTimeNothingOfBeforeIsInTheAirAndWhatIsOnItsWayIs() throws Exception {
        Story story = new Story(Shape.FULL, "ABC", 1).up("A", "B", "C").session(1, "A", "B");
        Moment quiet = story.moment();
        story.at(1_000).sent("A", 1, MessageView.Kind.REANNOUNCE, "7");
        Moment sent = story.at(1_002).moment(quiet.snapshot().n());
        Color blue = Color.web("#5C9EFF");
        long legend = pixels(jumped(quiet, cut(quiet)), blue);
        assertEquals(legend, pixels(jumped(sent, cut(quiet)), blue), "left from before");
        assertTrue(pixels(jumped(quiet, cut(sent)), blue) > legend, "on its way");
    }
}
