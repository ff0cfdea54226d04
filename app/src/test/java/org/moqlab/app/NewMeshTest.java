package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.make.NewMeshViewModel;
import org.moqlab.engine.mesh.Scenario;
import org.moqlab.engine.mesh.ScenarioFile;
import org.testfx.api.FxRobot;

/// A new mesh from a few answers to a file.
final class NewMeshTest extends InWindow {
    private NewMeshViewModel answers() {
        return window.lab.overlays().newMesh();
    }

    private Scenario open() {
        return window.lab.player().momentProperty().get().scenario();
    }

    private void write(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryTextInputControl().setText(text));
    }

    @Test
    void itIsAskedForShownMadeAndSavedAsAnOrdinaryFile(FxRobot robot, @TempDir Path folder)
            throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        ComboBox<String> form = robot.lookup("#makeForm").queryComboBox();
        window.until(form::isFocused);
        robot.interact(() -> form.setValue("tree"));
        write(robot, "#makeRelays", "5");
        write(robot, "#makeTitle", "Five in a tree");
        assertEquals("5 relays · 4 links · 8 sessions · 2 clients", window.text("#makeFacts"));
        window.until(() ->
                answers()
                        .previewProperty()
                        .get()
                        .filter(moment -> moment.snapshot().sessions().size() == 9)
                        .isPresent());
        robot.interact(robot.lookup("#makeMake").queryButton()::fire);
        assertEquals("Five in a tree", open().title());
        assertEquals(List.of("A", "B", "C", "D", "E"), open().topology().relays());
        assertEquals(List.of("A", "D", "E"), open().topology().dials("B"));
        assertEquals(true, window.lab.overlays().work().isUnsaved());
        Path file = folder.resolve("five.yaml");
        window.willWrite(file);
        window.choose("item-save");
        assertEquals(false, window.lab.overlays().work().isUnsaved());
        assertEquals(open(), ScenarioFile.read(file));
        assertTrue(Files.readString(file).startsWith("title: Five in a tree\n"));
    }

    @Test
    void whatCannotBeIsSaidBesideTheAnswerAndNothingIsMade(FxRobot robot) throws Exception {
        window.choose("item-new-mesh");
        write(robot, "#makeRelays", "many");
        write(robot, "#makeLatency", "5");
        write(robot, "#makePublishers", "51");
        assertEquals("expected: 1 to 200", window.text("#makeRelaysError"));
        assertEquals("expected: 0s to 60s", window.text("#makeLatencyError"));
        assertEquals("expected: 0 to 50", window.text("#makePublishersError"));
        assertEquals(true, robot.lookup("#makeMake").queryButton().isDisabled());
        assertEquals("", window.text("#makeFacts"));
        robot.interact(answers()::make);
        assertEquals(Scenarios.zombie(), open());
        write(robot, "#makeRelays", "200");
        write(robot, "#makeLatency", "5ms");
        write(robot, "#makePublishers", "1");
        assertEquals(
                "expected: at most 5000 sessions; these have 39800",
                window.text("#makeRelaysError"));
        write(robot, "#makeRelays", "3");
        write(robot, "#makeTitle", "\u202eturned");
        assertEquals("expected: a title on one line", window.text("#makeTitleError"));
        robot.type(KeyCode.ESCAPE);
        assertEquals(false, robot.lookup("#newMesh").query().isVisible());
    }

    @Test
    void aMeshThatWasMadeIsAskedForBeforeItIsLost(FxRobot robot) throws Exception {
        robot.interact(() -> {
            answers().show();
            answers().make();
        });
        Scenario made = open();
        robot.interact(() -> window.lab.shell().open(Scenarios.plain(Scenarios.pair())));
        assertEquals(true, robot.lookup("#work").query().isVisible());
        assertEquals(made, open());
        robot.interact(robot.lookup("#workDiscard").queryButton()::fire);
        assertEquals(Scenarios.pair(), open());
        robot.interact(() -> window.lab.shell().open(Scenarios.plain(Scenarios.zombie())));
        assertEquals(Scenarios.zombie(), open());
    }
}
