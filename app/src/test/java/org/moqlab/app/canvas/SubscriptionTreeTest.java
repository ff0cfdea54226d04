package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.canvas.MeshScene.Asked;
import org.moqlab.app.canvas.MeshScene.Part;
import org.moqlab.app.canvas.MeshScene.RouteLine;
import org.moqlab.app.canvas.MeshScene.Tree;
import org.moqlab.app.canvas.RouteArcs.Arc;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.pen.Paper;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.theme.Palette;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Scenario.ClientSpec;
import org.moqlab.engine.mesh.Topology.Shape;
import org.moqlab.engine.model.Namespace;
import org.moqlab.engine.simulation.SimulatedMesh;

/// Who has asked whom for the selected namespace, as the canvas shows it.
final class SubscriptionTreeTest {
    private static final long PLAYS = 1_500 * Durations.MILLI;
    private static final long ASKS_AGAIN = 2_256 * Durations.MILLI;

    private static Moment moment(long t) {
        try (SimulatedMesh mesh = new SimulatedMesh(Flagship.scenario(Shape.FULL, 6))) {
            return Flagship.moment(mesh, t, t);
        }
    }

    private static Tree tree(Moment moment, Optional<Namespace> namespace, boolean shown) {
        Selection selection = new Selection();
        selection.namespaceProperty().set(namespace);
        return MeshViewModel.scene(moment, selection, shown).tree();
    }

    @Test
    void whileTheSubscriberPlaysTheTreeLeadsToThePublisher() throws Exception {
        Moment moment = moment(PLAYS);
        Tree tree = Fx.call(() -> tree(moment, Optional.of(Flagship.TEST), true));

        assertTrue(tree.shown());
        assertEquals(
                List.of(new Asked("A", "pub", true), new Asked("sub", "A", true)), tree.lines());
    }

    @Test
    void whoAsksAPublisherBelowARootIsInTheTreeToo() throws Exception {
        Run run = new Run(Scenarios.sample("names/two-roots.yaml"));
        run.to(2 * Durations.SECOND);
        Moment moment = run.moments().get();
        Namespace name = new Namespace("anon/room/1");
        List<Asked> lines = Fx.call(() -> tree(moment, Optional.of(name), true)).lines();

        List<String> publishers =
                moment.scenario().clients().stream()
                        .filter(ClientSpec::publisher)
                        .filter(client -> moment.scenario().effective(client).equals(name))
                        .map(ClientSpec::name)
                        .toList();
        assertFalse(publishers.isEmpty());
        assertTrue(
                lines.stream().anyMatch(one -> publishers.contains(one.peer())), lines.toString());
    }

    @Test
    void onceThePublisherHasLeftEverybodyWaits() throws Exception {
        Moment moment = moment(ASKS_AGAIN);
        List<Asked> lines = Fx.call(() -> tree(moment, Optional.of(Flagship.TEST), true)).lines();

        assertTrue(lines.contains(new Asked("sub", "A", false)), lines.toString());
        assertTrue(lines.stream().anyMatch(one -> one.who().equals("A")), lines.toString());
        assertTrue(lines.stream().noneMatch(Asked::served), lines.toString());
    }

    @Test
    void nothingIsShownOfOtherNamespacesOrWhileItIsOff() throws Exception {
        Moment moment = moment(PLAYS);

        assertEquals(Tree.HIDDEN, Fx.call(() -> tree(moment, Optional.of(Flagship.TEST), false)));
        assertEquals(
                new Tree(true, List.of()),
                Fx.call(() -> tree(moment, Optional.of(new Namespace("other")), true)));
        assertEquals(
                new Tree(true, List.of()), Fx.call(() -> tree(moment, Optional.empty(), true)));
    }

    private static MeshLayout layout() {
        return new MeshLayout(
                Detail.FULL,
                new Box(0, 0, 800, 500),
                Map.of("A", new Box(50, 200, 120, 80), "B", new Box(550, 200, 120, 80)),
                Map.of("sub", new Box(60, 340, 100, 40)));
    }

    @Test
    void arrowsPointTheWayDataGoesAndKeepOffRoutes() {
        Asked relay = new Asked("A", "B", true);
        Asked client = new Asked("sub", "A", false);
        RouteLine route = new RouteLine("A", "B", Part.USED, EntryState.LIVE);
        RouteMap map =
                RouteMap.of(
                        RouteGround.of(layout()),
                        List.of(route),
                        List.of(relay, client, new Asked("A", "a stranger", true)));

        assertEquals(List.of(relay, client), List.copyOf(map.asked().keySet()));
        Arc way = Objects.requireNonNull(map.asked().get(relay));
        assertTrue(way.from().getX() > way.to().getX(), way.toString());
        Arc used = Objects.requireNonNull(map.arcs().get(route));
        assertTrue(way.at(0.5).distance(used.at(0.5)) > 10, map.toString());
        Arc down = Objects.requireNonNull(map.asked().get(client));
        assertTrue(down.from().getY() < down.to().getY(), down.toString());
    }

    private static String drawn(boolean served) throws Exception {
        return Fx.call(() -> {
            Canvas canvas = new Canvas(800, 500);
            RouteMap map =
                    RouteMap.of(
                            RouteGround.of(layout()),
                            List.of(),
                            List.of(new Asked("A", "B", served)));
            Easel.paint(canvas, new Palette(Map.of()), pen -> new TreePainter(pen).paint(map));
            return svg(canvas);
        });
    }

    private static String svg(Canvas canvas) {
        Pane holder = new Pane(canvas);
        new Scene(holder, canvas.getWidth(), canvas.getHeight());
        holder.applyCss();
        holder.layout();
        return Paper.svg(holder);
    }

    @Test
    void whatWaitsIsBrokenAndWhatIsServedIsWhole() throws Exception {
        assertTrue(drawn(false).contains("stroke-dasharray"), drawn(false));
        assertFalse(drawn(true).contains("stroke-dasharray"), drawn(true));
    }

    private static String legend(Tree tree) throws Exception {
        return Fx.call(() -> {
            Canvas canvas = new Canvas(900, MeshLayout.LEGEND);
            Easel.paint(
                    canvas,
                    new Palette(Map.of()),
                    pen -> new LegendPainter(pen, true, List.of(), false).with(tree).paint(900));
            return svg(canvas);
        });
    }

    @Test
    void theLegendExplainsItWhileItIsShown() throws Exception {
        assertNotEquals(legend(Tree.HIDDEN), legend(new Tree(true, List.of())));
        for (String words : List.of("got data", "waits for data")) {
            assertTrue(legend(new Tree(true, List.of())).contains(words), words);
            assertFalse(legend(Tree.HIDDEN).contains(words), words);
        }
    }
}
