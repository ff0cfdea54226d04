package org.moqlab.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.moqlab.engine.file.LabVersion;

/// What one who reports a bug is asked for.
final class AboutWindowTest extends InWindow {
    @Test
    void aboutSaysWhichVersionsRun() throws Exception {
        window.choose("item-about");
        String about = window.text("#helpAbout");
        assertTrue(about.contains("Version " + LabVersion.current()), about);
        assertTrue(about.contains("Java " + Runtime.version()), about);
        assertTrue(about.matches("(?s).*JavaFX [0-9].*"), about);
    }
}
