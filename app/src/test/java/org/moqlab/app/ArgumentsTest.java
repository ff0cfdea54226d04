package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moqlab.app.shell.ThemeChoice;
import org.moqlab.engine.mesh.Durations;

final class ArgumentsTest {
    @Test
    void nothingOpensTheShippedScenario() {
        assertEquals(
                Optional.of(new Arguments(Optional.empty(), Optional.empty())), Arguments.parse());
    }

    @Test
    void aPictureTakesSizeThemeAndTime() {
        Shot shot = new Shot(Path.of("a.png"), 1280, 800, ThemeChoice.LIGHT, 3 * Durations.SECOND);
        assertEquals(
                Optional.of(new Arguments(Optional.of(Path.of("m.yaml")), Optional.of(shot))),
                Arguments.parse(
                        "m.yaml", "--shot", "a.png", "1280x800", "--theme", "light", "--at", "3s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--shot a.png",
                "--shot a.png big",
                "--theme pink",
                "--at soon",
                "--bogus",
                "one.yaml two.yaml"
            })
    void whatCannotBeUnderstoodIsRefused(String line) {
        assertEquals(Optional.empty(), Arguments.parse(line.split(" ")));
    }
}
