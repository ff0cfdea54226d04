package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.model.HopPath;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A window on a relay that means harm: it goes on answering, shows a bounded part, and nothing in
/// it misleads. The watchdog of this module fails a test whose screen stands still.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls show before every test.
final class HarmWindowTest {
    private static final int PATIENCE_SECONDS = 90;
    private static final int NAMES = 20_000;
    private static final int MOST_NODES = 4_000;
    private static final String BAD = "demo/\u202ecod.4pm\u0000\n\u001b[2J\u2066\u200b";

    private final Story story = flood();
    private final ScriptedLookout lookout = story.lookout();
    private final FxRobot robot = new FxRobot();
    private AttachedWindow window;
    private Scene scene;

    /// As many names as the engine keeps of one relay, some of them as long as it takes, over ways
    /// as long as it takes, through relays that do not exist.
    private static Story flood() {
        Story story = new Story().up("good", 1).up("bad", 2).tells("good", "cam", 900, 1);
        long[] longest = new long[HopPath.MAX_HOPS];
        for (int i = 0; i < longest.length; i++) {
            longest[i] = 1_000L + i;
        }
        longest[longest.length - 1] = 2;
        for (int i = 0; i < NAMES; i++) {
            String name = i % 100 == 0 ? i + "x".repeat(Namespace.MAX_LENGTH - 10) : BAD + i;
            story.tells("bad", name, longest);
        }
        return story.connects("bad", BAD, "https://" + BAD).after(1_000);
    }

    @Start
    void show(Stage stage) {
        window = new AttachedWindow(lookout, new NoDesk(), Thread::startVirtualThread);
        scene = window.scene(1_280, 800);
        Theme.install(scene, Optional.empty());
        stage.setScene(scene);
        stage.show();
        window.startPulse();
    }

    private static final class NoDesk implements AttachedWindow.Desk {
        @Override
        public Optional<Path> pick(String suggested) {
            return Optional.empty();
        }

        @Override
        public void open(Exhibit made, String guesses) {}
    }

    @AfterEach
    void close() {
        robot.interact(window::close);
    }

    private void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void select(String relay, String name) throws TimeoutException {
        robot.interact(() -> {
            window.viewModel().selection().selectNode(Optional.of(relay));
            window.viewModel()
                    .selection()
                    .namespaceProperty()
                    .set(Optional.of(new Namespace(name)));
        });
        until(window.viewModel()::isAnswered);
    }

    private void everyPart() {
        for (Part part : Part.values()) {
            robot.interact(() -> window.viewModel().show(part));
            robot.interact(() -> scene.getRoot().layout());
            looksSafe();
        }
    }

    private void looksSafe() {
        robot.interact(() -> {
            Set<Node> all = scene.getRoot().lookupAll("*");
            assertTrue(all.size() < MOST_NODES, () -> all.size() + " nodes");
            for (Node node : all) {
                String text = node instanceof Labeled label ? label.getText() : "";
                Object spoken = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
                safe(text + "");
                safe(spoken + "");
            }
        });
    }

    private static void safe(String text) {
        assertTrue(text.codePoints().noneMatch(HarmWindowTest::misleads), text);
    }

    private static boolean misleads(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> point != 0x200e;
            case Character.CONTROL -> point != '\n' && point != 0;
            default -> false;
        };
    }

    @Test
    void everyPartIsShownInBoundsAndNothingInItMisleads() throws TimeoutException {
        select("bad", BAD + 19_999);
        everyPart();
        assertEquals(SheetMaker.MAX_ROWS, window.viewModel().sheet().rows().size());
        assertEquals(GridMaker.MAX_ROWS, window.viewModel().grid().rows().size());
        assertTrue(window.viewModel().surveyProperty().get().relays().size() <= 12);
    }

    @Test
    void whileItGoesOnFloodingThePersonIsAnsweredAndFindsWhatIsLookedFor() throws TimeoutException {
        for (int round = 0; round < 5; round++) {
            story.after(300);
            for (int i = 0; i < 500; i++) {
                story.takesBack("bad", BAD + i, 900, 2).tells("bad", BAD + i, 900, 2);
            }
            lookout.become(story.now(), story.changes());
            select(round % 2 == 0 ? "good" : "bad", "cam");
        }
        select("bad", BAD + 1);
        robot.interact(
                () -> robot.lookup("#filter").queryAs(TextField.class).setText("pm\u0000\n\u001b"));
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText("19998"));
        until(() -> window.viewModel().sheet().rows().size() == 1);
        everyPart();
        robot.interact(() ->
                robot.lookup("#attachedMenus")
                        .queryAs(MenuBar.class)
                        .getMenus()
                        .forEach(menu -> safe(menu.getText())));
    }
}
