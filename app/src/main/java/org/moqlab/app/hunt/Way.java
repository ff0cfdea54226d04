package org.moqlab.app.hunt;

import java.util.Locale;
import org.moqlab.app.words.Words;

/// What is looked for.
public enum Way {
    /// The smallest scenario in which an invariant still breaks.
    SMALLER,
    /// A run of what is open, a little otherwise, in which an invariant breaks.
    VARIATIONS,
    /// A random mesh with random faults in which an invariant breaks.
    RANDOM;

    private String key() {
        return "hunt.way." + name().toLowerCase(Locale.ROOT);
    }

    /// What it does, in words.
    public String words() {
        return Words.of(key());
    }

    /// The same in a sentence or two.
    String hint() {
        return Words.of(key() + ".hint");
    }
}
