package org.moqlab.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.moqlab.app.Run;
import org.moqlab.app.Scenarios;
import org.moqlab.app.feed.Moment;
import org.moqlab.app.feed.Selection;
import org.moqlab.app.theme.Fx;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;

/// Linking relays of a row, L in the middle: L dials R, M dials L.
final class LinkTest {
    private static final class Bench {
        private final List<MeshCommand> commands = new ArrayList<>();
        private final MeshCanvas canvas = new MeshCanvas(new Selection(), commands::add);
        private final Scene scene = new Scene(canvas, 860, 560);

        Bench(Moment moment) {
            Theme.install(scene, Optional.of(ColorScheme.DARK));
            canvas.show(moment);
            scene.snapshot(null);
        }

        private BoxNode box(String name) {
            return canvas.lookupAll(".mesh-node").stream()
                    .map(BoxNode.class::cast)
                    .filter(box -> box.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private Point2D middle(String name) {
            BoxNode box = box(name);
            return box.localToScene(box.getWidth() / 2, box.getHeight() / 2);
        }

        private Point2D rim(String name) {
            BoxNode box = box(name);
            return box.localToScene(box.getWidth() / 2, 2);
        }

        private void mouse(BoxNode node, EventType<MouseEvent> type, Point2D at, boolean still) {
            boolean down = type != MouseEvent.MOUSE_RELEASED;
            Event.fireEvent(
                    node,
                    new MouseEvent(
                            type,
                            at.getX(),
                            at.getY(),
                            at.getX(),
                            at.getY(),
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            still,
                            null));
        }

        void drag(String from, Point2D start, Point2D end) {
            BoxNode node = box(from);
            mouse(node, MouseEvent.MOUSE_PRESSED, start, true);
            mouse(node, MouseEvent.MOUSE_DRAGGED, start.midpoint(end), false);
            mouse(node, MouseEvent.MOUSE_DRAGGED, end, false);
            mouse(node, MouseEvent.MOUSE_RELEASED, end, false);
        }

        void press(KeyCode code) {
            Event.fireEvent(
                    Optional.ofNullable(scene.getFocusOwner()).orElse(canvas),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        }

        boolean isSpinning() {
            return canvas.lookup(".link-thread").isVisible();
        }
    }

    private static List<MeshCommand> done(Consumer<Bench> doing) throws Exception {
        Run run = new Run(Scenarios.sample("4-fronts/immortal-linger.yaml"));
        run.to(500 * Durations.MILLI);
        Moment moment = run.moments().get();
        return Fx.call(() -> {
            Bench bench = new Bench(moment);
            doing.accept(bench);
            return bench.commands;
        });
    }

    @Test
    void aDragFromTheRimOfOneRelayToAnotherLinksThem() throws Exception {
        assertEquals(
                List.of(new MeshCommand.Dial("R", "M")),
                done(bench -> bench.drag("R", bench.rim("R"), bench.middle("M"))));
    }

    @Test
    void aDragFromTheMiddleMovesTheBox() throws Exception {
        assertEquals(
                List.of(),
                done(bench -> {
                    Point2D before = bench.middle("R");
                    bench.drag("R", before, before.add(0, 60));
                    assertEquals(before.getY() + 60, bench.middle("R").getY(), 1);
                }));
    }

    @Test
    void aThreadIsSeenWhileItIsSpunAndLeadsNowhereElse() throws Exception {
        assertEquals(
                List.of(),
                done(bench -> {
                    BoxNode node = bench.box("R");
                    bench.mouse(node, MouseEvent.MOUSE_PRESSED, bench.rim("R"), true);
                    assertEquals(false, bench.isSpinning());
                    bench.mouse(node, MouseEvent.MOUSE_DRAGGED, new Point2D(30, 500), false);
                    assertEquals(true, bench.isSpinning());
                    bench.mouse(node, MouseEvent.MOUSE_RELEASED, new Point2D(30, 500), false);
                    assertEquals(false, bench.isSpinning());
                    bench.drag("R", bench.rim("R"), bench.middle("R"));
                    bench.drag("R", bench.rim("R"), bench.middle("pub"));
                    bench.drag("L", bench.rim("L"), bench.middle("R"));
                    bench.drag("pub", bench.rim("pub"), bench.middle("M"));
                }));
    }

    @Test
    void theKeyboardLinksAsThePointerDoes() throws Exception {
        assertEquals(
                List.of(new MeshCommand.Dial("R", "L")),
                done(bench -> {
                    bench.box("R").takeFocus(true);
                    bench.press(KeyCode.L);
                    bench.press(KeyCode.RIGHT);
                    assertEquals(true, bench.isSpinning());
                    bench.box("L").takeFocus(true);
                    bench.press(KeyCode.ENTER);
                    assertEquals(false, bench.isSpinning());
                }));
    }

    @Test
    void escapeLeavesALinkThatWasBegun() throws Exception {
        assertEquals(
                List.of(),
                done(bench -> {
                    bench.box("R").takeFocus(true);
                    bench.press(KeyCode.L);
                    bench.press(KeyCode.RIGHT);
                    bench.press(KeyCode.ESCAPE);
                    assertEquals(false, bench.isSpinning());
                    bench.press(KeyCode.ENTER);
                }));
    }

    private static String hint(double width) throws Exception {
        Run run = new Run(Scenarios.sample("4-fronts/immortal-linger.yaml"));
        run.to(500 * Durations.MILLI);
        Moment moment = run.moments().get();
        return Fx.call(() -> {
            Bench bench = new Bench(moment);
            bench.canvas.resize(width, 560);
            bench.box("R").takeFocus(true);
            bench.canvas.beginLink();
            bench.canvas.applyCss();
            bench.canvas.layout();
            Label hint = (Label) bench.canvas.lookup(".link-hint");
            assertTrue(hint.localToScene(hint.getBoundsInLocal()).getMaxX() <= width, "cut off");
            return ((Text) hint.lookup(".text")).getText();
        });
    }

    @Test
    void howToEndALinkIsSaidWholeHoweverNarrowTheCanvasIs() throws Exception {
        String words = "Link from R: arrows choose a relay, Enter links, Esc leaves it";
        assertEquals(words, hint(860));
        assertEquals(words, hint(280).replace('\n', ' '));
    }
}
