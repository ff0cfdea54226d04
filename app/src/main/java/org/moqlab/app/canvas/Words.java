package org.moqlab.app.canvas;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.moqlab.app.words.Phrasebook;

/// The words of the canvas, from its message bundle.
final class Words {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.moqlab.app.canvas.messages", Locale.ROOT);
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /// From here on nobody counts seconds.
    private static final long LONG = 3 * HOUR;

    private static final Phrasebook PHRASES = new Phrasebook(BUNDLE, Locale.ROOT);

    private Words() {}

    /// The text of `key` with its arguments filled in.
    ///
    /// @throws java.util.MissingResourceException when there is no such text
    static String of(String key, Object... arguments) {
        return PHRASES.of(key, arguments);
    }

    /// The text of `key`, if there is one.
    static Optional<String> find(String key) {
        return BUNDLE.containsKey(key) ? Optional.of(BUNDLE.getString(key)) : Optional.empty();
    }

    /// A stretch of time as a person reads it: `246 ms`, `5.868 s`, `2 min 3 s`.
    ///
    /// @param ns its length, not negative
    static String span(long ns) {
        return number(ns) + ' ' + unit(ns);
    }

    /// The number of a stretch of time, in the unit of [#unit].
    static String number(long ns) {
        if (ns < SECOND) {
            return Long.toString(ns / MILLI);
        }
        if (ns < MINUTE) {
            return String.format(Locale.ROOT, "%d.%03d", ns / SECOND, ns % SECOND / MILLI);
        }
        return of("span.minutes", Long.toString(ns / MINUTE), Long.toString(ns % MINUTE / SECOND));
    }

    /// The unit of [#number].
    static String unit(long ns) {
        return ns < SECOND ? "ms" : "s";
    }

    /// Time left, coarse enough not to flicker: `247 ms`, `4.3 s`, `75 s`, `7 d`.
    static String left(long ns) {
        return leftNumber(ns) + ' ' + leftUnit(ns);
    }

    /// The number of [#left].
    static String leftNumber(long ns) {
        if (ns < SECOND) {
            return Long.toString(ns / MILLI);
        }
        if (ns < 10 * SECOND) {
            return String.format(Locale.ROOT, "%d.%d", ns / SECOND, ns % SECOND / (100 * MILLI));
        }
        if (ns < LONG) {
            return Long.toString(ns / SECOND);
        }
        return Long.toString(ns < 2 * DAY ? ns / HOUR : ns / DAY);
    }

    /// The unit of [#leftNumber].
    static String leftUnit(long ns) {
        return ns < LONG ? unit(ns) : ns < 2 * DAY ? "h" : "d";
    }
}
