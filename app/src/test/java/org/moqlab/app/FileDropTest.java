package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A file that is dropped anywhere on the window is opened. There is no desktop to drag it over
/// from here, so what the desktop would tell is told by the test.
final class FileDropTest extends InWindow {
    @TempDir private Path folder;

    private static Dragboard dragged(@Nullable List<File> files) throws Exception {
        Object told =
                Proxy.newProxyInstance(
                        FileDropTest.class.getClassLoader(),
                        new Class<?>[] {TKClipboard.class},
                        (_, method, args) ->
                                switch (method.getName()) {
                                    case "hasContent" ->
                                            files != null && DataFormat.FILES.equals(args[0]);
                                    case "getContent" ->
                                            DataFormat.FILES.equals(args[0]) ? files : null;
                                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                                    default -> null;
                                });
        Constructor<Dragboard> made = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
        made.setAccessible(true);
        return made.newInstance(told);
    }

    private static DragEvent fire(
            FxRobot robot, EventType<DragEvent> type, @Nullable List<File> files) throws Exception {
        DragEvent told = WaitForAsyncUtils.asyncFx(() -> tell(robot, type, dragged(files))).get();
        WaitForAsyncUtils.waitForFxEvents();
        return told;
    }

    private static DragEvent tell(FxRobot robot, EventType<DragEvent> type, Dragboard dragged) {
        Node canvas = robot.lookup(".mesh-node").query();
        DragEvent event =
                new DragEvent(type, dragged, 9, 9, 9, 9, TransferMode.COPY, null, null, null);
        Event.fireEvent(canvas, event);
        return event;
    }

    private String title() {
        return window.lab.player().momentProperty().get().scenario().title();
    }

    private File file(String title) throws Exception {
        String text =
                """
                title: %s
                mesh:
                  policy: gossip-2026-05
                  topology: {shape: line, relays: [X, Y], sessions: 1, latency: 5ms}
                """
                        .formatted(title);
        return Files.writeString(folder.resolve("mine.yaml"), text).toFile();
    }

    @Test
    void aScenarioIsOpened(FxRobot robot) throws Exception {
        List<File> dragged = List.of(file("Dropped here"));
        DragEvent over = fire(robot, DragEvent.DRAG_OVER, dragged);
        assertEquals(TransferMode.COPY, over.getAcceptedTransferMode());
        assertEquals(true, fire(robot, DragEvent.DRAG_DROPPED, dragged).isDropCompleted());
        window.until(() -> title().equals("Dropped here"));
    }

    @Test
    void whatIsNoFileOfOursIsRefusedInWordsAndNothingIsLost(FxRobot robot) throws Exception {
        String before = title();
        Path odd = Files.writeString(folder.resolve("odd.yaml"), "no: scenario");
        fire(robot, DragEvent.DRAG_DROPPED, List.of(odd.toFile()));
        window.until(() -> window.lab.shell().bannerProperty().get().isPresent());
        assertEquals(before, title());
    }

    @Test
    void severalFilesAFolderAndTextAreNotTaken(FxRobot robot) throws Exception {
        File one = file("One of two");
        List<Optional<List<File>>> others =
                List.of(
                        Optional.of(List.of(one, one)),
                        Optional.of(List.of(folder.toFile())),
                        Optional.of(List.of()),
                        Optional.empty());
        for (Optional<List<File>> every : others) {
            List<File> other = every.orElse(null);
            assertNull(fire(robot, DragEvent.DRAG_OVER, other).getAcceptedTransferMode());
            assertEquals(false, fire(robot, DragEvent.DRAG_DROPPED, other).isDropCompleted());
        }
    }
}
