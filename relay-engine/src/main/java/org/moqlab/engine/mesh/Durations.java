package org.moqlab.engine.mesh;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people write them: `250ms`, `1.5s`, `0.1ms`, `30us`, `2m`.
public final class Durations {
    /// One second in ns.
    public static final long SECOND = 1_000_000_000L;

    /// One millisecond in ns.
    public static final long MILLI = 1_000_000L;

    /// Longest time a scenario may name: one week.
    public static final long MAX = 7 * 24 * 3600 * SECOND;

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(ns|us|ms|s|m|h)");

    private Durations() {}

    /// Reads a time with its unit.
    ///
    /// @return ns, or empty when `text` is no such time or above [#MAX]
    public static OptionalLong parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal ns = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit(m.group(2))));
        if (ns.compareTo(BigDecimal.valueOf(MAX)) > 0 || ns.stripTrailingZeros().scale() > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(ns.longValueExact());
    }

    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> MILLI;
            case "m" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            default -> SECOND;
        };
    }

    /// Writes a time, below one second in ms: `2s`, `2.6s`, `250ms`, `0.1ms`.
    public static String format(long ns) {
        if (ns != 0 && Math.abs(ns) < SECOND) {
            return BigDecimal.valueOf(ns, 6).stripTrailingZeros().toPlainString() + "ms";
        }
        return BigDecimal.valueOf(ns, 9).stripTrailingZeros().toPlainString() + "s";
    }
}
