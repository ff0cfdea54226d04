package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.pen.Box;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.MeshCommand.Death;
import org.moqlab.engine.observe.ClientState;
import org.moqlab.engine.observe.SessionView;

final class MeshCanvasTest {
    /// A canvas on a scene, and what came of it.
    private record Bench(
            MeshCanvas canvas, Selection selection, List<MeshCommand> commands, Scene scene) {
        static Bench showing(Story story) {
            return showing(story.moment());
        }

        static Bench showing(Moment moment) {
            Selection selection = new Selection();
            selection.namespaceProperty().set(Optional.of(Story.TEST));
            List<MeshCommand> commands = new ArrayList<>();
            MeshCanvas canvas = new MeshCanvas(selection, commands::add);
            Scene scene = new Scene(canvas, 860, 560);
            Theme.install(scene, Optional.of(ColorScheme.DARK));
            canvas.show(moment);
            scene.snapshot(null);
            return new Bench(canvas, selection, commands, scene);
        }

        Strands.Strand strand(String dialer, String acceptor) {
            return Strands.of(place(dialer), place(acceptor), true);
        }

        private Box place(String name) {
            BoxNode box = box(name);
            return new Box(box.getLayoutX(), box.getLayoutY(), box.getWidth(), box.getHeight());
        }

        BoxNode box(String name) {
            return canvas.lookupAll(".mesh-node").stream()
                    .map(BoxNode.class::cast)
                    .filter(box -> box.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        void click(Node node) {
            click(node, 5, 5);
        }

        void click(Node node, double x, double y) {
            Event.fireEvent(
                    node,
                    new MouseEvent(
                            MouseEvent.MOUSE_CLICKED,
                            x,
                            y,
                            x,
                            y,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        }

        void press(KeyCode code) {
            Node target = scene.getFocusOwner() == null ? canvas : scene.getFocusOwner();
            Event.fireEvent(
                    target,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        }
    }

    private static <T> T on(Story story, Function<Bench, T> test)
            throws InterruptedException, ExecutionException {
        return Fx.call(() -> test.apply(Bench.showing(story)));
    }

    @Test
    void aClickSelectsABoxAndAClickBesideClears() throws Exception {
        List<Optional<String>> selected =
                on(
                        Story.ghosts(),
                        bench -> {
                            bench.click(bench.box("B"));
                            Optional<String> box = bench.selection().nodeProperty().get();
                            bench.click(bench.canvas());
                            return List.of(box, bench.selection().nodeProperty().get());
                        });
        assertEquals(List.of(Optional.of("B"), Optional.empty()), selected);
    }

    @Test
    void aClickOnAStrandSelectsItsSessionAndABoxLetsGoOfIt() throws Exception {
        Moment moment = moments();
        List<Optional<Long>> selected =
                Fx.call(() -> {
                    Bench bench = Bench.showing(moment);
                    Strands.Strand strand = bench.strand("A", "B");
                    Strands.Strand back = bench.strand("B", "A");
                    bench.click(bench.canvas(), strand.at(0.4).getX(), strand.at(0.4).getY());
                    Optional<Long> there = bench.selection().sessionProperty().get();
                    bench.click(bench.canvas(), back.at(0.4).getX(), back.at(0.4).getY());
                    Optional<Long> andBack = bench.selection().sessionProperty().get();
                    bench.click(bench.box("A"));
                    return List.of(there, andBack, bench.selection().sessionProperty().get());
                });
        assertEquals(
                List.of(session(moment, "A", "B"), session(moment, "B", "A"), Optional.empty()),
                selected);
    }

    private static Moment moments() {
        Run run = new Run(Scenarios.zombie());
        run.to(1_500_000_000L);
        return run.moments().get();
    }

    private static Optional<Long> session(Moment moment, String dialer, String acceptor) {
        return moment.snapshot().sessions().values().stream()
                .filter(s -> s.dialer().equals(dialer) && s.acceptor().equals(acceptor))
                .map(SessionView::id)
                .findFirst();
    }

    @Test
    void arrowsMoveAndEnterSelects() throws Exception {
        Optional<String> selected =
                on(
                        Story.ghosts(),
                        bench -> {
                            bench.click(bench.box("C"));
                            bench.press(KeyCode.RIGHT);
                            bench.press(KeyCode.ENTER);
                            return bench.selection().nodeProperty().get();
                        });
        assertEquals(Optional.of("B"), selected);
    }

    @Test
    void lettersActOnTheSelectedBoxAndOnlyAsFarAsThatMakesSense() throws Exception {
        List<MeshCommand> commands =
                on(
                        Story.ghosts().client("sub", ClientState.WAITING, -1, "").down("C", "kill"),
                        bench -> {
                            for (String name : List.of("A", "C", "pub", "sub")) {
                                bench.click(bench.box(name));
                                bench.press(KeyCode.K);
                                bench.press(KeyCode.R);
                                bench.press(KeyCode.S);
                            }
                            return bench.commands();
                        });
        assertEquals(
                List.of(
                        new MeshCommand.StopRelay("A", Death.KILL),
                        new MeshCommand.RestartRelay("C"),
                        new MeshCommand.StartClient("pub"),
                        new MeshCommand.StopClient("sub")),
                commands);
    }

    @Test
    void boxesSpeakToScreenReaders() throws Exception {
        List<Object> spoken =
                on(
                        Story.ghosts(),
                        bench ->
                                List.of(
                                        bench.box("C").getAccessibleText(),
                                        bench.box("C").getAccessibleRole()));
        assertEquals(
                List.of("Relay C, up, test, ghost 24 hops, 1 ghost", AccessibleRole.BUTTON),
                spoken);
    }

    @Test
    void theCrossOfTheChipClearsTheNamespace() throws Exception {
        boolean cleared =
                on(
                        Story.ghosts(),
                        bench -> {
                            ((javafx.scene.control.Button) bench.canvas().lookup(".chip-clear"))
                                    .fire();
                            return bench.selection().namespaceProperty().get().isEmpty();
                        });
        assertTrue(cleared);
    }
}
