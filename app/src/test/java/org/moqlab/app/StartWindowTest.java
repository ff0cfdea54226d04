package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.MeshCommand;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.testfx.api.FxRobot;

/// The ways to begin, by mouse and by key.
final class StartWindowTest extends InWindow {
    private boolean isShown(FxRobot robot) {
        return robot.lookup("#start").query().isVisible();
    }

    private void begin(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.H);
        window.until(() -> isShown(robot));
        window.until(() -> !robot.lookup("#startCards .museum-card").queryAll().isEmpty());
        window.settle();
    }

    private Button way(FxRobot robot, LabCommand command) {
        return robot.lookup("#start-" + command.id()).queryAs(Button.class);
    }

    private String title() {
        return window.lab.player().momentProperty().get().scenario().title();
    }

    private List<String> words(FxRobot robot, String selector) {
        return robot.lookup(selector).<Label>queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void aKeyOpensItAndEscapeGoesBackToTheMesh(FxRobot robot) throws Exception {
        begin(robot);
        window.until(() -> way(robot, LabCommand.NEW_MESH).isFocused());
        robot.type(KeyCode.ESCAPE);
        assertFalse(isShown(robot));
        window.choose("item-start");
        assertTrue(isShown(robot));
        robot.interact(() -> robot.lookup("#startClose").queryButton().fire());
        assertFalse(isShown(robot));
    }

    @Test
    void eachWayInNamesItsKeyAndLeadsThere(FxRobot robot) throws Exception {
        begin(robot);
        assertEquals(
                List.of("Ctrl+Shift+N", "Ctrl+O", "Ctrl+Shift+W"), words(robot, "#startWays .key"));
        robot.interact(() -> way(robot, LabCommand.NEW_MESH).fire());
        assertTrue(robot.lookup("#newMesh").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> way(robot, LabCommand.ATTACH).fire());
        assertTrue(robot.lookup("#attach").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        assertTrue(isShown(robot));
    }

    @Test
    void oneClickRunsTheLargeExhibit(FxRobot robot) throws Exception {
        begin(robot);
        robot.clickOn("#startRun");
        assertFalse(isShown(robot));
        assertEquals(SampleMeshes.zombieMesh().scenario().title(), title());
        window.until(() -> window.lab.player().momentProperty().get().now() > 0);
        assertTrue(window.lab.player().playingProperty().get());
    }

    @Test
    void oneKeyRunsASmallOne(FxRobot robot) throws Exception {
        begin(robot);
        Button card = robot.lookup("#startCards .museum-card").queryAs(Button.class);
        robot.interact(card::requestFocus);
        robot.type(KeyCode.SPACE);
        assertFalse(isShown(robot));
        window.until(() -> window.lab.player().momentProperty().get().now() > 0);
    }

    @Test
    void theFixesOfTheLargeExhibitAreOneClickAway(FxRobot robot) throws Exception {
        begin(robot);
        robot.clickOn("#startCompare");
        assertFalse(isShown(robot));
        assertTrue(robot.lookup("#compare").query().isVisible());
        robot.interact(() -> window.lab.overlays().dismissAll());
    }

    @Test
    void aLessonBeginsWithOneClick(FxRobot robot) throws Exception {
        begin(robot);
        Node first = robot.lookup("#startLessons .button").query();
        robot.interact(((Button) first)::fire);
        assertFalse(isShown(robot));
        assertTrue(window.lab.classroom().lesson().sightProperty().get().isPresent());
    }

    @Test
    void theMuseumIsSearchedAndSiftedThere(FxRobot robot) throws Exception {
        begin(robot);
        robot.interact(() ->
                robot.lookup("#startFamilies #family-today")
                        .queryAs(javafx.scene.control.ToggleButton.class)
                        .fire());
        window.settle();
        int today = robot.lookup("#startCards .museum-card").queryAll().size();
        robot.interact(() -> window.lab.overlays().museum().searchProperty().set("no-such-word"));
        window.settle();
        assertTrue(today > 0);
        assertEquals(0, robot.lookup("#startCards .museum-card").queryAll().size());
        robot.interact(() -> window.lab.shell().commands().run(LabCommand.MUSEUM));
        assertTrue(
                robot.lookup("#museumFamilies #family-today")
                        .queryAs(javafx.scene.control.ToggleButton.class)
                        .isSelected());
    }

    @Test
    void aFileSaysWhatBecameOfIt(@TempDir Path folder, FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        Path bad = folder.resolve("bad.yaml");
        Path unplayed = folder.resolve("unplayed.yaml");
        Files.writeString(bad, ScenarioWriter.print(Scenarios.zombie()));
        Files.writeString(unplayed, ScenarioWriter.print(Scenarios.pair()));
        robot.interact(() -> window.lab.shell().open(unplayed));
        robot.interact(() -> window.lab.shell().open(bad));
        window.playTo(5 * Durations.SECOND);
        int found = window.lab.player().time().chronicle().findings().size();
        begin(robot);
        assertTrue(found > 0);
        List<String> lines = words(robot, "#startRecent .label");
        assertEquals("bad.yaml", lines.getFirst());
        assertEquals("6 relays, " + found + (found == 1 ? " finding" : " findings"), lines.get(1));
        assertTrue(lines.get(2).startsWith("today "), lines.toString());
        assertTrue(lines.contains("not played yet"), lines.toString());
        Button second =
                robot.lookup("#startRecent .button").<Button>queryAllAs(Button.class).stream()
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
        robot.interact(second::fire);
        assertFalse(isShown(robot));
        assertEquals(Scenarios.pair().title(), title());
    }

    @Test
    void aFileThatCannotBeReadIsSaidThere(@TempDir Path folder, FxRobot robot) throws Exception {
        Path broken = folder.resolve("broken.yaml");
        Files.writeString(broken, "lab: nothing\n");
        begin(robot);
        window.willPick(broken);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        assertTrue(isShown(robot));
        assertTrue(robot.lookup("#startBanner").query().isVisible());
        assertTrue(window.text("#startBannerPlace").contains("broken.yaml:1"));
    }

    @Test
    void closingTheMeshLeavesNothingButTheWaysToBegin(FxRobot robot) throws Exception {
        window.until(() -> window.lab.player().readyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        window.until(() -> isShown(robot));
        window.until(() -> window.lab.player().mesh().isEmpty());
        assertFalse(window.lab.player().openProperty().get());
        assertFalse(robot.lookup("#startClose").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        assertTrue(isShown(robot));
        assertFalse(window.canChoose("item-kill"));
        assertFalse(window.canChoose("item-save"));
        assertTrue(window.canChoose("item-new-mesh"));
        window.until(() -> !robot.lookup("#startCards .museum-card").queryAll().isEmpty());
        window.settle();
        robot.clickOn("#startRun");
        window.until(() -> window.lab.player().momentProperty().get().now() > 0);
        assertTrue(window.lab.player().openProperty().get());
    }

    @Test
    void workThatIsNotSavedIsAskedForBeforeTheMeshIsClosed(FxRobot robot) throws Exception {
        window.playTo(Durations.SECOND);
        robot.interact(() ->
                window.lab.player().submit(new MeshCommand.StopRelay("F", MeshCommand.Death.KILL)));
        window.until(() -> window.lab.overlays().work().isUnsaved());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        window.until(() -> robot.lookup("#work").query().isVisible());
        assertFalse(isShown(robot));
        robot.interact(() -> window.lab.overlays().work().goOn());
        window.until(() -> isShown(robot));
        assertTrue(window.lab.player().mesh().isEmpty());
    }
}
