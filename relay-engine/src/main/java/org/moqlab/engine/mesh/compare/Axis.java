package org.moqlab.engine.mesh.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.ScenarioException;

/// A setting and the values it takes one after the other, such as `hold-down=0..1s/50ms`.
///
/// @param key the setting
/// @param time whether the values are times in ns; otherwise they are numbers
/// @param values the first, and more as long as they do not pass the last
public record Axis(String key, boolean time, List<Long> values) {
    /// Most values of one axis.
    public static final int MAX_VALUES = 1_000;

    private static final Pattern FORM =
            Pattern.compile("([a-z-]{1,64})=([^/]+?)\\.\\.([^/]+)/(.+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String EXPECTED = "a range such as hold-down=0..1s/50ms";

    /// Creates an axis; the list is copied.
    public Axis {
        values = List.copyOf(values);
    }

    /// Reads an axis: `KEY=FROM..TO/STEP`, times with their unit (a zero needs none), or numbers.
    ///
    /// @throws ScenarioException when it is none, or has more than [#MAX_VALUES] values
    public static Axis parse(String text) throws ScenarioException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refuse(text, EXPECTED, "'" + text + "'");
        }
        boolean time = !NUMBER.matcher(form.group(3)).matches();
        long from = number(text, form.group(2), time);
        long to = number(text, form.group(3), time);
        long step = number(text, form.group(4), time);
        if (step == 0 || to < from) {
            throw refuse(text, EXPECTED, step == 0 ? "a step of 0" : "an end before its start");
        }
        long number = (to - from) / step + 1;
        if (number > MAX_VALUES) {
            throw refuse(text, "at most " + MAX_VALUES + " values", Long.toString(number));
        }
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            values.add(from + i * step);
        }
        Axis axis = new Axis(form.group(1), time, values);
        for (long value : List.of(values.getFirst(), values.getLast())) {
            Fix.parse(axis.setting(value));
        }
        return axis;
    }

    private static long number(String text, String value, boolean time) throws ScenarioException {
        OptionalLong read =
                NUMBER.matcher(value).matches() && (!time || value.equals("0"))
                        ? OptionalLong.of(Long.parseLong(value))
                        : time ? Durations.parse(value) : OptionalLong.empty();
        if (read.isEmpty()) {
            throw refuse(text, EXPECTED, "'" + value + "'");
        }
        return read.getAsLong();
    }

    private static ScenarioException refuse(String text, String expected, String found) {
        return new ScenarioException(text, 1, 1, expected, found);
    }

    /// A value as people write it.
    public String text(long value) {
        return time ? Durations.format(value) : Long.toString(value);
    }

    /// The setting with a value, such as `hold-down=250ms`.
    String setting(long value) {
        return key + "=" + text(value);
    }
}
