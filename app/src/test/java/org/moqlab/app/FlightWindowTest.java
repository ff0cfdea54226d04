package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.app.attach.AttachedViewModel;
import org.moqlab.app.attach.AttachedWindow;
import org.moqlab.app.keep.Home;
import org.moqlab.engine.attach.Change;
import org.moqlab.engine.attach.flight.FlightFile;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Recordings of clusters, opened by the menu of the window like any other file.
@Timeout(value = 240)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
final class FlightWindowTest {
    private static final List<String> SAID =
            List.of(
                    "example",
                    "cam",
                    "lobby",
                    "demo",
                    "bbb",
                    "score",
                    "stage",
                    "drone",
                    "flood",
                    "3021",
                    "7745",
                    "5202",
                    "90017",
                    "4455667",
                    "fra",
                    "nyc",
                    "sin",
                    "ams",
                    "legacy",
                    "another token",
                    "catalog",
                    "reset",
                    "all is well",
                    "xxx");

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private final List<Scene> opened = new ArrayList<>();
    private Window window;

    @Start
    void start(Stage stage) {
        window = new Window(stage, Home.none());
        window.lab.overlays().attachments().openWith(this::show);
    }

    private void show(AttachedWindow attached) {
        Stage stage = new Stage();
        Scene scene = attached.scene(1_000, 900);
        window.lab.dress(scene);
        stage.setScene(scene);
        stage.show();
        attached.startPulse();
        opened.add(scene);
    }

    @AfterEach
    void end() {
        robot.interact(window.lab::close);
    }

    private Path recorded() throws Exception {
        List<Change> more = new ArrayList<>(SampleCluster.proof());
        more.addAll(SampleCluster.mischief());
        Path file = folder.resolve("night.flight");
        FlightFile.write(new SampleCluster(more).flight(), file);
        return file;
    }

    private void open(Path file) {
        window.willPick(file);
        robot.interact(() -> window.choose("item-open"));
    }

    private AttachedViewModel shown() {
        return window.lab.overlays().attachments().windows().getFirst().viewModel();
    }

    private MenuItem item(String id) {
        MenuBar menus =
                (MenuBar) Objects.requireNonNull(opened.getFirst().lookup("#attachedMenus"));
        return menus.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(one -> id.equals(one.getId()))
                .findFirst()
                .orElseThrow();
    }

    private String text(String id) {
        return ((Labeled) Objects.requireNonNull(opened.getFirst().lookup(id))).getText();
    }

    private void refused(Path file, String said) throws TimeoutException {
        open(file);
        window.until(() -> window.text("#bannerText").contains(said));
        assertTrue(window.text("#bannerPlace").startsWith(file.toString()));
        assertEquals(List.of(), window.lab.overlays().attachments().windows());
        robot.interact(() -> window.lab.shell().dismissBanner());
    }

    @Test
    void oneIsOpenedByTheMenuIsOnTheListOfFilesAndOpensFromThereAgain() throws Exception {
        Path file = recorded();
        open(file);
        window.until(() -> opened.size() == 1 && shown().isAnswered());
        assertEquals("night.flight, recorded", shown().title());
        assertFalse(shown().watches());
        assertEquals(List.of(file), window.lab.shell().recent().files());
        robot.interact(() -> window.lab.shell().reopen(file));
        window.until(() -> opened.size() == 2);
    }

    @Test
    void filesThatAreDamagedCutOffOrForeignAreRefusedWithTheLine() throws Exception {
        byte[] whole = Files.readAllBytes(recorded());
        String text = new String(whole, StandardCharsets.UTF_8);

        Path cut = folder.resolve("cut.flight");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        refused(cut, "the end: the file was cut off");

        Path damaged = folder.resolve("damaged.flight");
        Files.writeString(damaged, text.replaceFirst("\"change\":\"tells\"", "\"chan\0e\":\"te"));
        refused(damaged, "a line of JSON");

        Path foreign = folder.resolve("foreign.flight");
        Files.writeString(foreign, "{\"type\":\"Feature\"}\n");
        refused(foreign, "a first line with flight: 1");

        Path picture = folder.resolve("picture.flight");
        Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        refused(picture, "a line of JSON");

        Path empty = folder.resolve("empty.flight");
        Files.writeString(empty, "");
        refused(empty, "the file was cut off");

        Path later = folder.resolve("later.flight");
        Files.writeString(later, "{\"flight\":3,\"to\":1,\"before\":0,\"changes\":0}\n");
        refused(later, "a first line with flight: 1");

        Path ages = folder.resolve("ages.flight");
        Files.writeString(
                ages, "{\"flight\":1,\"to\":9223372036854775807,\"before\":0,\"changes\":0}\n");
        refused(ages, "at most ten years");
        assertEquals(List.of(), window.lab.shell().recent().files());
    }

    @Test
    void aHugeFileIsRefusedWithoutBeingRead() throws Exception {
        Path huge = folder.resolve("huge.flight");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(FlightFile.MAX_LENGTH + 1);
        }
        refused(huge, "a flight of at most 512 MiB");
    }

    @Test
    void aRecordingThatSaysTheMostExtremeTimesIsShownAll() throws Exception {
        Path file = folder.resolve("extreme.flight");
        Files.writeString(
                file,
                """
                {"flight":1,"to":315360000000000000,"before":0,"changes":2}
                {"at":0,"relay":"a","change":"watched","url":"https://a/","named":true}
                {"at":315360000000000000,"relay":"a","change":"stands","state":"up","since":-9000000000000000000,"detail":""}
                """);
        open(file);
        window.until(() -> opened.size() == 1 && shown().isAnswered());
        assertEquals("a", shown().surveyProperty().get().relays().getFirst().name());
    }

    @Test
    void whatIsSavedWithNamesReplacedHasNothingOfThemLeft() throws Exception {
        open(recorded());
        window.until(() -> opened.size() == 1 && shown().isAnswered());
        Path redacted = folder.resolve("report.flight");
        window.willWrite(redacted);
        robot.interact(() -> item("itemRedacted").fire());
        window.until(() -> text("#notice").contains("with hosts and names replaced"));

        String text =
                Files.readString(redacted)
                        .replaceAll("\"(at|to|since|changedAt|listedAt|askedAt|took)\":\\d+", "");
        text = text.replaceAll("(part|host|relay|track)-\\d+", "");
        for (String each : SAID) {
            assertFalse(text.contains(each), each + " is left");
        }
        assertFalse(text.contains("\u202e") || text.contains("\\u202e"));
        open(redacted);
        window.until(() -> opened.size() == 2);
    }

    @Test
    void twoMomentsOfARecordingAreCompared() throws Exception {
        open(recorded());
        window.until(() -> opened.size() == 1 && shown().isAnswered());
        robot.interact(() -> {
            item("itemMark").fire();
            shown().compare(0);
            shown().compare(60_000_000_000L);
        });
        window.until(() ->
                shown().isAnswered()
                        && opened.getFirst().lookup("#changesHead") instanceof Labeled head
                        && head.getText().contains("differs from the marked moment"));
    }

    @Test
    void savingWritesTheSameRecordingAgain() throws Exception {
        Path file = recorded();
        open(file);
        window.until(() -> opened.size() == 1 && shown().isAnswered());
        Path copy = folder.resolve("copy.flight");
        window.willWrite(copy);
        robot.interact(() -> item("itemSave").fire());
        window.until(() -> text("#notice").startsWith("Saved as "));
        assertEquals(Files.readString(file), Files.readString(copy));
    }
}
