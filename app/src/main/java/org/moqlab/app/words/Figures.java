package org.moqlab.app.words;

import java.util.Locale;

/// How numbers and times are written. Groups of three digits are parted by a no-break space, so
/// that columns line up in a mono face.
public final class Figures {
    private static final char GAP = '\u00a0';
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;

    private Figures() {}

    /// A whole number: `11 806`.
    public static String count(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder out = new StringBuilder(number < 0 ? "−" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append(GAP);
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    /// A point in time to the millisecond, without its unit: `12.268`.
    public static String seconds(long ns) {
        return String.format(Locale.ROOT, "%d.%03d", ns / SECOND, ns % SECOND / MILLI);
    }

    /// A point in time with its unit: `12.268 s`.
    public static String clock(long ns) {
        return seconds(ns) + GAP + "s";
    }

    /// A point in time to the microsecond, in seconds: `12.260 114`.
    public static String micros(long ns) {
        return seconds(ns) + GAP + String.format(Locale.ROOT, "%03d", ns % MILLI / MICRO);
    }

    /// A length of time in three figures with its unit: `180 µs`, `3 ms`, `11.3 s`, `2 min 05 s`.
    public static String span(long ns) {
        if (ns == 0) {
            return 0 + unit("s");
        }
        if (ns < MILLI) {
            return ns / MICRO + unit("µs");
        }
        if (ns < SECOND) {
            return ns / MILLI + unit("ms");
        }
        if (ns < MINUTE) {
            return String.format(Locale.ROOT, "%.1f", ns / (double) SECOND) + unit("s");
        }
        return String.format(
                Locale.ROOT, "%d%cmin %02d%cs", ns / MINUTE, GAP, ns % MINUTE / SECOND, GAP);
    }

    /// A difference in ms to two places with its sign: `+0.70`, `0`.
    public static String delta(long ns) {
        return ns == 0 ? "0" : String.format(Locale.ROOT, "%+.2f", ns / (double) MILLI);
    }

    /// A speed: `0.10×`, `1.0×`, `10×`.
    public static String speed(double factor) {
        String form = factor < 0.995 ? "%.2f×" : factor < 9.95 ? "%.1f×" : "%.0f×";
        return String.format(Locale.ROOT, form, factor);
    }

    private static String unit(String name) {
        return GAP + name;
    }
}
