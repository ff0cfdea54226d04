package org.moqlab.engine.mesh;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes single values so that [YamlTree] reads them as the same text.
final class YamlText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    /// A letter first, then nothing that means something to YAML in any place.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./() -]*[A-Za-z0-9_./)])?");

    /// Words that YAML reads as something else, in small letters.
    private static final List<String> TRUTHS = List.of("true", "false", "null");

    private static final int ASCII_END = 0x7f;
    private static final int WIDE = 0x10000;

    private YamlText() {}

    /// The name of a relay, client or the like: in quotes where YAML would read it as something
    /// else.
    static String word(String name) {
        return WORD.matcher(name).matches() && !isTruth(name) ? name : quoted(name);
    }

    /// A line of text, in quotes unless it is plain words.
    static String line(String text) {
        return PLAIN.matcher(text).matches() && !isTruth(text) ? text : quoted(text);
    }

    private static boolean isTruth(String text) {
        return TRUTHS.contains(text.toLowerCase(Locale.ROOT));
    }

    /// Any text in double quotes, with escapes for what a file should not have in it.
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append((char) c);
        } else if (c < ASCII_END ? c >= ' ' : isVisible(c)) {
            out.appendCodePoint(c);
        } else {
            String form = c < WIDE ? "\\u%04X" : "\\U%08X";
            out.append(form.formatted(c));
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
