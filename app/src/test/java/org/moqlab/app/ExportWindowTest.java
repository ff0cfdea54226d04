package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.testfx.api.FxRobot;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// What leaves the window: pictures, films, tables.
final class ExportWindowTest extends InWindow {
    private static final long MOMENT = 3_600 * Durations.MILLI;

    @TempDir private Path folder;

    @BeforeEach
    void play() throws TimeoutException {
        window.playTo(MOMENT);
    }

    private Document svg(FxRobot robot, String item) throws Exception {
        Path file = folder.resolve(item + ".svg");
        window.willPick(file);
        robot.interact(() -> window.choose(item));
        window.until(() -> Files.exists(file));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static Set<String> words(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        Set<String> words = new TreeSet<>();
        IntStream.range(0, texts.getLength())
                .forEach(i -> words.add(texts.item(i).getTextContent()));
        return words;
    }

    private static int count(Document svg, String element) {
        return svg.getElementsByTagName(element).getLength();
    }

    @Test
    void theMeshIsDrawnAsShapesAndWordsWithoutAnyPixels(FxRobot robot) throws Exception {
        Document svg = svg(robot, "item-picture-mesh");
        Set<String> words = words(svg);
        for (String relay : List.of("A", "B", "C", "D", "E", "F")) {
            assertTrue(words.contains(relay), words::toString);
        }
        assertTrue(words.contains("8"), words::toString);
        assertEquals(0, count(svg, "image"));
        assertTrue(count(svg, "path") > 6);
    }

    @Test
    void everyLowerPaneIsDrawnWithoutAnyPixels(FxRobot robot) throws Exception {
        for (String pane : new String[] {"presence", "spacetime", "convergence", "matrix"}) {
            robot.interact(() -> window.choose("item-show-" + pane));
            Document svg = svg(robot, "item-picture-pane");
            assertEquals(0, count(svg, "image"), pane);
            assertTrue(words(svg).size() > 5, pane + " " + words(svg));
            Files.delete(folder.resolve("item-picture-pane.svg"));
        }
    }

    @Test
    void aFilmIsMadeWhileTheWindowGoesOn(FxRobot robot) throws Exception {
        Path file = folder.resolve("film.gif");
        window.willPick(file);
        robot.interact(() -> window.choose("item-film"));
        robot.interact(() -> {
            window.lab.films().film().fromProperty().set("1.99s");
            window.lab.films().film().toProperty().set("2.4s");
        });
        robot.clickOn("#filmMake");
        window.until(() -> Files.exists(file));
        assertEquals(
                "GIF89a", new String(Files.readAllBytes(file), 0, 6, StandardCharsets.US_ASCII));
        window.until(() -> !window.lab.films().film().busyProperty().get());
        assertEquals(MOMENT, window.lab.player().momentProperty().get().now());
    }

    @Test
    void aTableIsCopiedByTheKeyEverybodyKnows(FxRobot robot) {
        robot.interact(() -> window.choose("item-show-tables"));
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        robot.interact(() -> {
            String copied = Clipboard.getSystemClipboard().getString();
            assertTrue(copied.startsWith("relay  test"), copied);
            assertEquals(7, copied.lines().count());
        });
    }

    @Test
    void aKeyCopiesTheMeshAndTheLastMessagesAsMermaid(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
        assertTrue(clipboard(robot).startsWith("graph LR\n"), clipboard(robot));
        window.choose("item-copy-sequence");
        assertTrue(clipboard(robot).startsWith("sequenceDiagram\n"), clipboard(robot));
        assertTrue(clipboard(robot).contains("->>"), clipboard(robot));
    }

    private static String clipboard(FxRobot robot) {
        StringBuilder text = new StringBuilder();
        robot.interact(() -> text.append(Clipboard.getSystemClipboard().getString()));
        return text.toString();
    }
}
