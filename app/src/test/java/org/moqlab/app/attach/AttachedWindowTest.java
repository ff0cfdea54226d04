package org.moqlab.app.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.findings.FindingRow;
import org.moqlab.app.theme.Theme;
import org.moqlab.engine.attach.WatchedRelay.State;
import org.moqlab.engine.attach.flight.FlightFile;
import org.moqlab.engine.mesh.EntryState;
import org.moqlab.engine.mesh.Exhibit;
import org.moqlab.engine.model.Namespace;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window of a watched cluster, as a person meets it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls show before every test.
final class AttachedWindowTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;

    private final Story story =
            new Story()
                    .up("A", 1)
                    .up("B", 2)
                    .after(1_000)
                    .tells("A", "cam", 900, 1)
                    .tells("B", "cam", 900, 1, 2)
                    .tells("B", "clock", 901, 2)
                    .after(6_000);
    private final ScriptedLookout lookout = story.lookout();
    private final FxRobot robot = new FxRobot();
    private final List<String> forks = new ArrayList<>();
    private Optional<Path> picked = Optional.empty();
    private AttachedWindow window;

    @Start
    void show(Stage stage) {
        window = new AttachedWindow(lookout, new TestDesk(), Thread::startVirtualThread);
        var scene = window.scene(1_000, 900);
        Theme.install(scene, Optional.empty());
        stage.setScene(scene);
        stage.show();
        window.onLeave(stage::close);
        window.startPulse();
    }

    private final class TestDesk implements AttachedWindow.Desk {
        @Override
        public Optional<Path> pick(String suggested) {
            return picked;
        }

        @Override
        public void open(Exhibit made, String guesses) {
            forks.add(made.scenario().topology().relays() + " " + guesses);
        }
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

    private AttachedViewModel shown() {
        return window.viewModel();
    }

    private void select(String relay, String name) throws TimeoutException {
        robot.interact(() -> {
            shown().selection().selectNode(Optional.of(relay));
            shown().selection().namespaceProperty().set(Optional.of(new Namespace(name)));
        });
        until(shown()::isAnswered);
    }

    private String text(String id) {
        return robot.lookup(id).<Labeled>queryAs(Labeled.class).getText();
    }

    private MenuItem item(String id) {
        return robot.lookup("#attachedMenus").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(one -> id.equals(one.getId()))
                .findFirst()
                .orElseThrow();
    }

    private int rows() {
        return robot.lookup("#names").<TableView<SheetRow>>query().getItems().size();
    }

    @Test
    void sourcesCanvasAndTableShowWhatIsTold() throws TimeoutException {
        until(() -> shown().sources().size() == 2);
        assertEquals("test, attached", text("#cluster"));
        assertEquals("2 of 2 relays watched", text("#counts"));
        select("B", "cam");
        until(() -> rows() == 2);
        assertEquals("B", text("#title"));
        assertEquals("Why is cam here?", text("#question"));
        assertEquals(2, shown().surveyProperty().get().relays().size());
    }

    @Test
    void theSelectedNameIsMarkedInTheTableOfItsRelay() throws TimeoutException {
        select("B", "clock");
        TableView<SheetRow> names = robot.lookup("#names").query();
        until(() -> {
            SheetRow marked = names.getSelectionModel().getSelectedItem();
            return marked != null && marked.namespace().equals(new Namespace("clock"));
        });
        assertEquals(
                List.of("900 › A", "901"),
                names.getItems().stream().map(row -> row.factsProperty().get().before()).toList());
    }

    @Test
    void theAnswerIsReadWholeWhereTheTableHasRoomToSpare() throws TimeoutException {
        select("B", "cam");
        Region answer = robot.lookup("#why").query();
        Region seen = robot.lookup("#whyScroll").query();
        until(() -> answer.getHeight() > 0 && seen.getHeight() >= answer.getHeight());
        TableView<SheetRow> names = robot.lookup("#names").query();
        assertTrue(names.getHeight() <= 102, () -> "height " + names.getHeight());
    }

    @Test
    void theColumnsOfTheTableFillIt() throws TimeoutException {
        select("B", "cam");
        TableView<SheetRow> names = robot.lookup("#names").query();
        until(() -> {
            double taken =
                    names.getVisibleLeafColumns().stream()
                            .mapToDouble(column -> column.getWidth())
                            .sum();
            return names.getWidth() > 0 && Math.abs(names.getWidth() - taken) < 16;
        });
    }

    @Test
    void theFilterLeavesNamesThatContainIt() throws TimeoutException {
        select("B", "cam");
        until(() -> rows() == 2);
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText("CLO"));
        until(() -> rows() == 1);
    }

    @Test
    void noCommandActsOnARelayOfOthers() {
        List<String> items =
                robot.lookup("#attachedMenus").queryAs(MenuBar.class).getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .map(MenuItem::getId)
                        .filter(id -> id != null)
                        .toList();
        assertEquals(
                List.of(
                        "itemSave",
                        "itemRedacted",
                        "itemFork",
                        "itemClose",
                        "itemFit",
                        "itemZoomIn",
                        "itemZoomOut",
                        "itemMatrix",
                        "itemPresence",
                        "itemFindings",
                        "itemChanges",
                        "itemSessions",
                        "itemReaders",
                        "itemFilter",
                        "itemStill",
                        "itemNow",
                        "itemMark",
                        "itemProve"),
                items);
    }

    @Test
    void aNameIsAskedForOnlyWhenAPersonSaysSo() throws TimeoutException {
        select("B", "cam");
        until(() -> !item("itemProve").isDisable());
        assertEquals(List.of(), lookout.asked());
        robot.interact(() -> robot.lookup("#prove").<javafx.scene.control.Button>query().fire());
        assertEquals(List.of("B cam catalog.json"), lookout.asked());
    }

    @Test
    void theScreenStandsWhileTheRelaysGoOnAndComesBackToNow() throws TimeoutException {
        until(() -> shown().seenProperty().get());
        robot.interact(() -> robot.lookup("#still").queryAs(ToggleButton.class).fire());
        until(shown()::isAnswered);

        story.after(1_000).stands("A", State.LOST, "killed");
        lookout.become(story.now(), story.changes());
        until(() -> lookout.now() == story.now());
        select("A", "cam");
        assertEquals("up", process("A"));

        robot.interact(() -> item("itemNow").fire());
        until(() -> process("A").equals("lost"));
        robot.interact(() -> shown().time().seekBack(2_000_000_000L));
        until(() -> process("A").equals("up"));
    }

    private String process(String relay) {
        return shown().surveyProperty().get().relays().stream()
                .filter(one -> one.name().equals(relay))
                .findFirst()
                .orElseThrow()
                .process();
    }

    @Test
    void twoMomentsAreCompared() throws TimeoutException {
        until(() -> shown().seenProperty().get());
        robot.interact(() -> {
            item("itemMark").fire();
            shown().time().seekBack(6_500_000_000L);
        });
        until(() ->
                shown().isAnswered()
                        && shown().changes().stream()
                                .anyMatch(line -> line.text().startsWith("nothing → ")));
    }

    /// Presses the key that copies on a list, or chooses from its menu.
    private String copied(String id, boolean csv) {
        List<String> words = new ArrayList<>();
        robot.interact(() -> {
            Control list = robot.lookup(id).queryAs(Control.class);
            List<MenuItem> items =
                    list instanceof MenuButton button
                            ? button.getItems()
                            : list.getContextMenu().getItems();
            items.get(csv ? 1 : 0).fire();
            words.add(Clipboard.getSystemClipboard().getString());
        });
        return words.getFirst();
    }

    @Test
    void namesSessionsReadersAndChangesAreCopiedAsTextAndAsCsv() throws TimeoutException {
        select("B", "cam");
        until(() -> rows() == 2);
        String names = copied("#copy", false);
        assertTrue(names.startsWith("state "), names);
        assertTrue(names.contains("clock"), names);
        assertTrue(copied("#copy", true).startsWith("state,namespace,way,hops,other_ways,age_s"));
        assertEquals(names, copied("#names", false));
        assertTrue(copied("#changes", true).startsWith("mark,about,what,age\r\n"));
        assertTrue(copied("#changes", false).contains("cam"), copied("#changes", false));
        robot.interact(() -> item("itemSessions").fire());
        assertTrue(copied("#peers", true).contains(",A,"), copied("#peers", true));
        robot.interact(() -> item("itemReaders").fire());
        assertEquals(
                shown().sheet().readers().size() + 1L, copied("#readers", false).lines().count());
    }

    @Test
    void theShownMomentIsRebuiltInTheLabWithItsGuesses() throws TimeoutException {
        until(() -> shown().seenProperty().get());
        robot.interact(() -> item("itemFork").fire());
        assertEquals(1, forks.size());
        assertTrue(forks.getFirst().startsWith("[A, B] policy "), forks::toString);
    }

    @Test
    void theRecordingIsSavedAndWithNamesReplaced() throws Exception {
        until(() -> shown().seenProperty().get());
        picked = Optional.of(folder.resolve("whole.flight"));
        robot.interact(() -> item("itemSave").fire());
        until(() -> text("#notice").startsWith("Saved as "));
        assertEquals(7_000_000_000L, FlightFile.read(folder.resolve("whole.flight")).to());
        assertFalse(Files.readString(folder.resolve("whole.flight")).contains("secret-token"));

        picked = Optional.of(folder.resolve("redacted.flight"));
        robot.interact(() -> item("itemRedacted").fire());
        until(() -> Files.exists(folder.resolve("redacted.flight")));
        String redacted = Files.readString(folder.resolve("redacted.flight"));
        assertFalse(redacted.contains("cam") || redacted.contains("A.example"), redacted);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() throws TimeoutException {
        picked = Optional.of(folder.resolve("no/such/folder.flight"));
        robot.interact(() -> item("itemSave").fire());
        until(() -> text("#notice").contains("could not be written"));
    }

    @Test
    void aFindingLeadsToItsRelayAndItsName() throws TimeoutException {
        story.takesBack("B", "cam", 900, 1, 2)
                .tells("A", "more", 900, 1)
                .tells("B", "more", 900, 1, 2)
                .after(6_000);
        lookout.become(story.now(), story.changes());
        until(() -> finding("cam at B, A").isPresent());
        robot.interact(() -> shown().doubts().select(finding("cam at B, A").orElseThrow()));
        assertEquals(Optional.of("B"), shown().selection().nodeProperty().get());
        assertEquals(
                Optional.of(new Namespace("cam")), shown().selection().namespaceProperty().get());
    }

    private Optional<FindingRow> finding(String where) {
        return shown().doubts().rows().stream()
                .filter(row -> row.where().equals(where))
                .findFirst();
    }

    @Test
    void aPressOnALaneGoesToThatRelayAndThatTime() throws TimeoutException {
        select("A", "cam");
        until(() -> shown().lanes().lanes().size() == 2);
        robot.interact(() -> item("itemPresence").fire());
        robot.interact(() -> shown().lanes().goTo("B", 500_000_000L));
        until(() -> shown().isAnswered() && shown().lanes().now() == 500_000_000L);
        assertEquals(500_000_000L, shown().time().now());
        assertEquals(text("#clock"), shown().time().clock(500_000_000L));
        assertEquals(text("#clock"), shown().lanes().tick(500_000_000L, 1));
        assertEquals(Optional.of("B"), shown().selection().nodeProperty().get());
        assertEquals(EntryState.ABSENT, shown().lanes().lanes().get(1).now().state());
    }

    @Test
    void closingStopsTheWatching() throws TimeoutException {
        robot.interact(window::close);
        until(lookout::isClosed);
    }
}
