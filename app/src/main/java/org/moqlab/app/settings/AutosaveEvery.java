package org.moqlab.app.settings;

import java.util.Locale;
import org.moqlab.app.words.Words;

/// How often what is not saved is kept aside.
public enum AutosaveEvery {
    /// Never.
    OFF(0),
    /// Every five seconds.
    FIVE_SECONDS(5),
    /// Every fifteen seconds.
    FIFTEEN_SECONDS(15),
    /// Every minute.
    MINUTE(60),
    /// Every five minutes.
    FIVE_MINUTES(300);

    private final int seconds;

    AutosaveEvery(int seconds) {
        this.seconds = seconds;
    }

    /// The time between; 0 for never.
    public int seconds() {
        return seconds;
    }

    /// What a person reads.
    public String words() {
        return Words.of("settings.autosave." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
