package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Paper;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.theme.Palette;
import org.moqlab.engine.mesh.EntryState;

/// What the legend explains.
final class LegendTest {
    private static RouteLine route(Part part, EntryState entry) {
        return new RouteLine("A", "B", part, entry);
    }

    private static String legend(double width, RouteLine... routes) throws Exception {
        return Fx.call(() -> {
            Canvas canvas = new Canvas(width, MeshLayout.LEGEND);
            Easel.paint(
                    canvas,
                    new Palette(Map.of()),
                    pen -> new LegendPainter(pen, true, Set.of(routes), false).paint(width));
            Pane holder = new Pane(canvas);
            new Scene(holder, width, MeshLayout.LEGEND);
            holder.applyCss();
            holder.layout();
            return Paper.svg(holder);
        });
    }

    private static boolean tells(String legend, String words) {
        return legend.contains(">" + words + "<");
    }

    @Test
    void theRoutesThatAreDrawnAreExplainedBeforeWhatMayCome() throws Exception {
        String all =
                legend(
                        627,
                        route(Part.CYCLE, EntryState.GHOST),
                        route(Part.INTO_CYCLE, EntryState.GHOST),
                        route(Part.STANDBY, EntryState.GHOST));
        for (String words : List.of("cycle", "leads into it", "standby", "unannounce")) {
            assertTrue(tells(all, words), words + " is missing");
        }
    }

    @Test
    void nothingThatIsNotDrawnIsSaidToLeadIntoACycle() throws Exception {
        assertFalse(tells(legend(2_000, route(Part.CYCLE, EntryState.GHOST)), "leads into it"));
    }

    @Test
    void aRouteOfAGhostIsCalledSo() throws Exception {
        String ghost = legend(2_000, route(Part.USED, EntryState.GHOST));
        assertTrue(tells(ghost, "route of a ghost"), ghost);
        assertFalse(tells(ghost, "route in use"), ghost);
        String both =
                legend(
                        2_000,
                        route(Part.USED, EntryState.GHOST),
                        route(Part.USED, EntryState.LIVE));
        assertTrue(tells(both, "route of a ghost") && tells(both, "route in use"), both);
        assertTrue(tells(legend(2_000), "route in use"));
    }
}
