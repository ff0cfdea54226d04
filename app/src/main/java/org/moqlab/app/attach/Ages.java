package org.moqlab.app.attach;

import org.moqlab.app.words.Figures;

/// How long ago something was heard, coarse enough not to flicker.
///
/// @param now ns
record Ages(long now) {
    /// From here on an age is old, ns.
    static final long OLD = 60_000_000_000L;

    private static final char GAP = '\u00a0';
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    /// Such as `<1 s`, `41 s`, `3 min`, `2 h`.
    String of(long then) {
        return span(Math.max(0, now - then));
    }

    /// A length of time.
    ///
    /// @param age ns
    static String span(long age) {
        if (age < SECOND) {
            return "<1" + GAP + "s";
        }
        if (age < OLD) {
            return Figures.count(age / SECOND) + GAP + "s";
        }
        return age < HOUR
                ? Figures.count(age / OLD) + GAP + "min"
                : Figures.count(age / HOUR) + GAP + "h";
    }

    /// Whether that was long ago.
    boolean isOld(long then) {
        return now - then >= OLD;
    }
}
