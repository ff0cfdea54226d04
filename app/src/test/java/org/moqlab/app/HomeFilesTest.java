package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeFilesTest {
    private static HomeFiles in(Path folder) {
        return new HomeFiles(
                folder.resolve("a/settings.properties"), folder.resolve("b/errors.log"));
    }

    @Test
    void whatIsKeptIsThereTheNextTime(@TempDir Path folder) {
        Map<String, String> settings = Map.of("theme", "DARK", "scale", "1.5");
        assertEquals(true, in(folder).keep(settings));
        assertEquals(settings, in(folder).load());
    }

    @Test
    void withoutSettingsOrWithDamagedOnesItStartsAllTheSame(@TempDir Path folder)
            throws IOException {
        assertEquals(Map.of(), in(folder).load());
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/settings.properties"), "theme=\\u00zz");
        assertEquals(Map.of(), in(folder).load());
    }

    @Test
    void whereNothingCanBeWrittenItGoesOn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a"), "a file where a folder should be");
        Files.writeString(folder.resolve("b"), "another");
        assertEquals(false, in(folder).keep(Map.of("theme", "DARK")));
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
