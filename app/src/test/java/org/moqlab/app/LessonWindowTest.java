package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.lesson.LessonViewModel.Phase;
import org.moqlab.app.lesson.LessonViewModel.Sight;
import org.testfx.api.FxRobot;

/// A lesson and presenter mode as a person with a keyboard, or only a clicker, meets them.
final class LessonWindowTest extends InWindow {
    @TempDir private Path folder;

    private Optional<Sight> sight() {
        return window.lab.classroom().lesson().sightProperty().get();
    }

    private Phase phase() {
        return sight().orElseThrow().phase();
    }

    private void take(FxRobot robot, int lesson) throws TimeoutException {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.interact(() -> window.choose("item-lessons"));
        robot.interact(() -> {
            var lessons = window.lab.classroom().lessons();
            lessons.take(lessons.cards().get(lesson - 1));
        });
        window.until(() -> phase() == Phase.ASKED);
    }

    private static boolean isIn(FxRobot robot, String node, String holder) {
        return !robot.lookup(holder).query().lookupAll(node).isEmpty();
    }

    @Test
    void aLessonIsTakenByKeyboardAlone(FxRobot robot) throws TimeoutException {
        take(robot, 2);
        assertEquals(true, isIn(robot, ".mesh-canvas", "#lessonStage"));
        robot.press(KeyCode.DIGIT1).release(KeyCode.DIGIT1);
        assertEquals(Optional.of(0), sight().orElseThrow().guess());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        assertEquals(Phase.RUNNING, phase());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        window.until(() -> phase() == Phase.TOLD);
        assertEquals(true, robot.lookup(".choice.happened").tryQuery().isPresent());
        assertEquals(true, robot.lookup(".choice.missed").tryQuery().isPresent());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        assertEquals(1, sight().orElseThrow().number());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), sight());
        assertEquals(true, isIn(robot, ".mesh-canvas", ".upper"));
    }

    /// A sheet that was closed has its parts where they belong.
    @Test
    void theMeshOfALessonHasMostOfTheWindow(FxRobot robot) throws TimeoutException {
        take(robot, 2);
        window.settle();
        Bounds stage = robot.lookup("#lessonStage").query().getBoundsInParent();
        Bounds whole = robot.lookup("#lesson").query().getBoundsInParent();
        assertTrue(stage.getWidth() > whole.getWidth() / 2, stage + " of " + whole);
        assertTrue(stage.getHeight() > whole.getHeight() / 2, stage + " of " + whole);
    }

    @Test
    void aClickerGoesOnAndBackAndMakesTheScreenBlack(FxRobot robot) throws TimeoutException {
        take(robot, 2);
        robot.press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
        assertEquals(Phase.RUNNING, phase());
        robot.press(KeyCode.B).release(KeyCode.B);
        assertEquals(true, robot.lookup("#blank").query().isVisible());
        robot.press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
        assertEquals(false, robot.lookup("#blank").query().isVisible());
        assertEquals(Phase.RUNNING, phase());
        robot.press(KeyCode.PAGE_UP).release(KeyCode.PAGE_UP);
        assertEquals(Phase.ASKED, phase());
    }

    @Test
    void presenterModeLeavesTheCanvasAndGivesThePanesBack(FxRobot robot) throws TimeoutException {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.press(KeyCode.F5).release(KeyCode.F5);
        assertEquals(true, robot.lookup("#dock").tryQuery().isEmpty());
        assertEquals(false, robot.lookup("#menus").query().isVisible());
        assertEquals(1.6, robot.lookup("#root").query().getTransforms().getFirst().getMxx());
        long before = window.lab.player().momentProperty().get().now();
        robot.press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
        window.until(() -> window.lab.player().momentProperty().get().now() > before);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertEquals(true, robot.lookup("#dock").tryQuery().isPresent());
        assertEquals(true, robot.lookup("#menus").query().isVisible());
        assertEquals(1.0, robot.lookup("#root").query().getTransforms().getFirst().getMxx());
    }

    @Test
    void aLessonFileThatIsBrokenIsSaidWithItsPlace(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        window.willPick(Files.writeString(folder.resolve("mine.lesson"), "lesson: Mine\n"));
        robot.interact(() -> window.choose("item-open"));
        assertEquals("A lesson that cannot be read", window.text("#bannerTitle"));
        assertEquals(folder.resolve("mine.lesson") + ":1:1", window.text("#bannerPlace"));
        assertEquals(Optional.empty(), sight());
    }
}
