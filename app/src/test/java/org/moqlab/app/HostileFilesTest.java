package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.LinkFault;
import org.moqlab.engine.mesh.Passage;
import org.moqlab.engine.mesh.ScenarioFile;
import org.moqlab.engine.mesh.ScenarioWriter;
import org.testfx.api.FxRobot;

/// Files that are damaged, huge or meant to harm, and disks that take nothing: each is said, and
/// what is open stays open.
final class HostileFilesTest extends InWindow {
    private static final String HEAD =
            """
            title: t
            seed: 1
            mesh:
              policy: gossip-2026-03
              topology: {shape: full, relays: [\
            """;

    @TempDir private Path folder;

    private long now() {
        return window.lab.player().momentProperty().get().now();
    }

    private static String relays(int number) {
        return IntStream.range(0, number).mapToObj(i -> "R" + i).collect(Collectors.joining(", "));
    }

    private static Map<String, String> hostile() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "bomb.yaml",
                "title: &a [x, x, x]\nseed: &b [*a, *a, *a]\nmesh: [*b, *b, *b, *b, *b]\n");
        files.put("deep.yaml", "title: " + "[".repeat(100_000));
        files.put("escape.yaml", "title: \"\\e]0;owned\\a\"\nseed: 1\n");
        files.put("bidi.yaml", "title: \"invoice\\u202Elmay.exe\"\nseed: 1\n");
        files.put("name.yaml", HEAD + "\"A\\u001b[2J\", B]}\n");
        files.put("turned.yaml", HEAD + "\"A\\u202EB\", B]}\n");
        files.put("many.yaml", HEAD + relays(ScenarioFile.MAX_RELAYS + 1) + "]}\n");
        files.put("million.yaml", HEAD + relays(1_000_000) + "]}\n");
        files.put("large.yaml", "# " + "x".repeat(ScenarioFile.MAX_BYTES) + "\ntitle: t\n");
        files.put("empty.yaml", "");
        files.put("half.jsonl", "{\"recording\":");
        files.put("no.jsonl", "title: t\n");
        return files;
    }

    @Test
    void eachIsRefusedWithItsPlaceAndWhatIsOpenStaysOpen(FxRobot robot) throws Exception {
        window.playTo(1_500 * Durations.MILLI);
        for (Map.Entry<String, String> one : hostile().entrySet()) {
            Path file = Files.writeString(folder.resolve(one.getKey()), one.getValue());
            robot.interact(() -> window.lab.shell().open(file));
            window.until(() -> robot.lookup("#banner").query().isVisible());
            assertEquals("This file cannot be opened.", window.text("#bannerTitle"), one.getKey());
            assertTrue(
                    window.text("#bannerPlace").startsWith(file + ":"),
                    window.text("#bannerPlace"));
            String text = window.text("#bannerText");
            assertTrue(
                    text.length() < 1_000 && text.chars().noneMatch(c -> c < ' ' || c == 0x202E),
                    one.getKey() + ": " + text);
            robot.interact(() -> window.lab.shell().dismissBanner());
        }
        assertEquals(1_500 * Durations.MILLI, now());
        assertEquals(Scenarios.zombie(), window.lab.player().momentProperty().get().scenario());
    }

    @Test
    void bytesThatAreNoTextAndFilesThatAreNoFilesAreRefusedToo(FxRobot robot) throws Exception {
        window.playTo(1_500 * Durations.MILLI);
        byte[] noText = "title: \u00e4".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.yaml"), noText);
        robot.interact(() -> window.lab.shell().open(file));
        assertEquals(file + ":1:8", window.text("#bannerPlace"));
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "there are no devices here");
        robot.interact(() -> window.lab.shell().open(endless));
        assertEquals("This is no ordinary file.", window.text("#bannerTitle"));
        assertEquals(1_500 * Durations.MILLI, now());
    }

    @Test
    void aMeshThatIsTooLargeForAWindowIsRefusedBeforeItIsStarted(FxRobot robot) throws Exception {
        window.playTo(1_500 * Durations.MILLI);
        Path file = Files.writeString(folder.resolve("full.yaml"), HEAD + relays(900) + "]}\n");
        robot.interact(() -> window.lab.shell().open(file));
        assertEquals("This mesh is too large for the window.", window.text("#bannerTitle"));
        assertEquals(
                "It has 809\u00a0100 sessions, and 40\u00a0000 can be shown; lab run plays it"
                        + " without a window.",
                window.text("#bannerText"));
        assertEquals(1_500 * Durations.MILLI, now());
    }

    @Test
    void whereNothingCanBeWrittenNothingIsLost(FxRobot robot) throws Exception {
        Path nowhere = Path.of("/proc/mesh.yaml");
        assumeTrue(Files.isDirectory(Path.of("/proc")), "there is no folder like that here");
        window.playTo(1_500 * Durations.MILLI);
        robot.interact(
                () -> window.lab.player().submit(new LinkFault.Cut(new Passage("A", "B", true))));
        window.playTo(1_600 * Durations.MILLI);
        window.willWrite(nowhere);
        window.choose("item-save");
        assertEquals("This could not be saved; nothing is lost.", window.text("#bannerTitle"));
        assertEquals(nowhere.toString(), window.text("#bannerPlace"));
        assertEquals(true, window.lab.overlays().work().isUnsaved());
        for (String export : new String[] {"item-picture", "item-bug-pack"}) {
            robot.interact(() -> window.lab.shell().dismissBanner());
            window.choose(export);
            window.until(() -> robot.lookup("#banner").query().isVisible());
            assertEquals(
                    "This could not be written; nothing was left behind.",
                    window.text("#bannerTitle"));
        }
        Path file = folder.resolve("saved.yaml");
        window.willWrite(file);
        window.choose("item-save");
        assertEquals(false, window.lab.overlays().work().isUnsaved());
        assertEquals(
                ScenarioWriter.print(window.lab.overlays().work().repeated()),
                Files.readString(file));
    }
}
