package org.moqlab.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The thread that lets the screen go first.
final class AsideTest {
    /// Place of a thread's niceness among the words of its line, behind its name in brackets.
    private static final int NICENESS = 16;

    private final Aside aside = new Aside();

    @AfterEach
    void close() {
        aside.close();
    }

    private static int niceness() {
        try {
            String line = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(
                    line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[NICENESS]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void workDoneAsideYieldsAndWhoeverWaitsForItDoesNot() throws Exception {
        int before = niceness();
        AtomicReference<Integer> there = new AtomicReference<>(before);

        aside.run(() -> there.set(niceness()));

        assertNotEquals(before, there.get());
        assertEquals(before, niceness());
    }

    @Test
    void whatBreaksAsideIsThrownWhereItWasAskedFor() {
        IllegalStateException broken = new IllegalStateException("broken");

        assertEquals(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                aside.run(() -> {
                                    throw broken;
                                })));
        assertThrows(
                StackOverflowError.class,
                () ->
                        aside.run(() -> {
                            throw new StackOverflowError();
                        }));
    }
}
