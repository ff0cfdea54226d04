package org.moqlab.app.keep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeFilesTest {
    private static HomeFiles in(Path folder) {
        return HomeFiles.in(folder.resolve("a"), folder.resolve("b"));
    }

    @Test
    void whatIsKeptIsThereTheNextTime(@TempDir Path folder) throws IOException {
        Map<String, String> settings =
                Map.of("theme", "DARK", "recent.0", " C:\\meshes\\ü=#.yaml", "with space", "1.5");
        in(folder).keep(settings);
        assertEquals(settings, in(folder).load(_ -> {}));
        in(folder).keep(settings);
        assertEquals(settings, in(folder).load(_ -> {}));
    }

    @Test
    void withoutSettingsItStartsAndNothingIsDamaged(@TempDir Path folder) throws IOException {
        List<Path> damaged = new ArrayList<>();
        assertEquals(Map.of(), in(folder).load(damaged::add));
        in(folder).keep(Map.of("theme", "DARK"));
        assertEquals(Map.of("theme", "DARK"), in(folder).load(damaged::add));
        assertEquals(List.of(), damaged);
    }

    @Test
    void damagedSettingsAreSaidAndPutAsideNotLost(@TempDir Path folder) throws IOException {
        Path settings = folder.resolve("a/settings.properties");
        Files.createDirectories(folder.resolve("a"));
        String much = "#".repeat((int) HomeFiles.MAX_SETTINGS) + "\ntheme=DARK\n";
        List<byte[]> bad =
                List.of(
                        "theme=\\u00zz".getBytes(UTF_8),
                        much.getBytes(UTF_8),
                        new byte[] {'a', '=', (byte) 0xff});
        List<Path> damaged = new ArrayList<>();
        for (byte[] octets : bad) {
            Files.write(settings, octets);
            assertEquals(Map.of(), in(folder).load(damaged::add));
            in(folder).keep(Map.of("theme", "DARK"));
            assertEquals(Map.of("theme", "DARK"), in(folder).load(damaged::add));
        }
        assertEquals(bad.size(), damaged.size());
        for (int i = 0; i < bad.size(); i++) {
            assertArrayEquals(bad.get(i), Files.readAllBytes(damaged.get(i)));
        }
    }

    @Test
    void onlySoManyDamagedFilesAreLeft(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("a"));
        for (int i = 0; i < HomeFiles.MAX_ASIDE + 3; i++) {
            Files.writeString(folder.resolve("a/settings.properties"), "theme=\\u00zz");
            assertEquals(Map.of(), in(folder).load(_ -> {}));
        }
        try (Stream<Path> left = Files.list(folder.resolve("a"))) {
            assertEquals(HomeFiles.MAX_ASIDE, left.count());
        }
    }

    @Test
    void aLogThatIsTooLongBeginsAnew(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Path log = folder.resolve("b/errors.log");
        Files.writeString(log, "x".repeat((int) HomeFiles.MAX_LOG + 1));
        in(folder).note(Instant.EPOCH, new IllegalStateException("broke"));
        assertTrue(Files.readString(log).startsWith("1970-01-01T00:00:00Z"));
    }

    @Test
    void whereNothingCanBeWrittenItGoesOn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a"), "a file where a folder should be");
        Files.writeString(folder.resolve("b"), "another");
        assertThrows(IOException.class, () -> in(folder).keep(Map.of("theme", "DARK")));
        assertEquals(
                Optional.empty(),
                in(folder).note(Instant.EPOCH, new IllegalStateException("broke")));
    }

    @Test
    void whatBrokeStandsInTheLogWithItsTime(@TempDir Path folder) throws IOException {
        HomeFiles home = in(folder);
        Path log = home.note(Instant.EPOCH, new IllegalStateException("broke")).orElseThrow();
        home.note(Instant.EPOCH, new IllegalStateException("broke again"));
        String text = Files.readString(log);
        assertTrue(
                text.startsWith("1970-01-01T00:00:00Z java.lang.IllegalStateException: broke\n"),
                text);
        assertTrue(text.contains("HomeFilesTest.whatBrokeStandsInTheLogWithItsTime"), text);
        assertTrue(text.contains("broke again"), text);
    }
}
