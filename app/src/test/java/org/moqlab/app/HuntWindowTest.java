package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.hunt.Way;
import org.moqlab.app.shell.LabCommand;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.testfx.api.FxRobot;

/// From a finding to the smallest scenario that still shows it.
final class HuntWindowTest extends InWindow {
    private static final String GHOST = "no-ghost";

    @TempDir private Path folder;

    @BeforeEach
    void play() throws Exception {
        window.playTo(4 * Durations.SECOND);
    }

    private Scenario open() {
        return window.lab.shell().exhibitProperty().get().scenario();
    }

    private void select(FxRobot robot) {
        long event =
                window.lab.player().time().chronicle().findings().stream()
                        .filter(raised -> raised.finding().invariant().equals(GHOST))
                        .findFirst()
                        .orElseThrow()
                        .n();
        robot.interact(() -> {
            window.choose("item-show-findings");
            window.lab.selection().eventProperty().set(Optional.of(event));
        });
        window.settle();
    }

    private void shrink(FxRobot robot) throws Exception {
        select(robot);
        robot.interact(() -> robot.lookup("#finding-smaller").queryAs(Hyperlink.class).fire());
        window.until(() -> window.lab.hunt().foundProperty().get());
    }

    @Test
    void aFindingLeadsToTheSmallestScenarioWhichIsOpened(FxRobot robot) throws Exception {
        assertEquals(6, open().topology().relays().size());
        shrink(robot);
        assertTrue(window.text("#huntSaid").contains("2 relays"), window.text("#huntSaid"));
        robot.interact(() -> robot.lookup("#huntOpen").queryButton().fire());
        window.until(() -> open().topology().relays().size() == 2);
        assertFalse(window.lab.hunt().shownProperty().get());
        assertTrue(open().expectations().contains(new Scenario.ExpectBreaks(GHOST)));
        assertTrue(window.lab.overlays().work().isUnsaved());
    }

    @Test
    void itIsSavedAsAFileThatCanBeRead(FxRobot robot) throws Exception {
        shrink(robot);
        Path file = folder.resolve("small.yaml");
        window.willPick(file);
        robot.interact(() -> robot.lookup("#huntSave").queryButton().fire());
        assertTrue(Files.exists(file));
        assertEquals(2, ScenarioFile.read(file).topology().relays().size());
        assertEquals(6, open().topology().relays().size());
    }

    @Test
    void byTheKeysAlone(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        window.until(() -> robot.lookup("#huntWay").query().isFocused());
        robot.type(KeyCode.DOWN);
        window.settle();
        assertEquals(Way.VARIATIONS, window.lab.hunt().wayProperty().get());
        robot.type(KeyCode.ESCAPE);
        assertFalse(window.lab.hunt().shownProperty().get());
    }

    @Test
    void itGoesOnWhileTheSheetIsAwayAndIsEndedByTheKey(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.lab.hunt().wayProperty().set(Way.VARIATIONS);
            window.lab.hunt().invariantProperty().set("no-subscribe-cycle");
            window.lab.hunt().begin();
        });
        window.until(() -> window.text("#longWorkWhat").startsWith("a run like"));
        robot.interact(() -> window.lab.shell().commands().run(LabCommand.CANCEL));
        window.until(() -> !window.lab.hunt().busyProperty().get());
        assertFalse(robot.lookup("#longWork").query().isVisible());
    }
}
