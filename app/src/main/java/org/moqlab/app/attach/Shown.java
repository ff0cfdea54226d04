package org.moqlab.app.attach;

import java.util.Locale;

/// Makes what strangers say fit to be shown: nothing in it turns text round, hides, breaks lines or
/// piles up marks, and two texts that differ still do, unless they are cut.
final class Shown {
    /// Characters of a name that are shown.
    static final int MAX_NAME = 160;

    /// Characters of a whole text that are shown where it is looked at by itself.
    static final int MAX_TEXT = 5_000;

    /// Marks on one character that are drawn as such.
    static final int MAX_MARKS = 2;

    private static final String LEFT_TO_RIGHT = "\u200e";

    private Shown() {}

    /// A name, cut.
    static String name(String raw) {
        return raw.isEmpty() ? "/" : text(raw, MAX_NAME);
    }

    /// A text of at most so many characters, and a sign that it was cut.
    static String text(String raw, int most) {
        StringBuilder out = new StringBuilder();
        boolean turns = false;
        int marks = 0;
        int at = 0;
        while (at < raw.length() && out.length() < most) {
            int point = raw.codePointAt(at);
            boolean mark = isMark(point);
            marks = mark ? marks + 1 : 0;
            if (point == '\\') {
                out.append("\\\\");
            } else if (isSeen(point) && marks <= MAX_MARKS && (!mark || at > 0)) {
                out.appendCodePoint(point);
                turns |= isRightToLeft(point);
            } else {
                out.append(String.format(Locale.ROOT, "\\u{%x}", point));
            }
            at += Character.charCount(point);
        }
        if (at < raw.length()) {
            out.append('…');
        }
        // Digits and arrows beside it stay where they are.
        return turns ? LEFT_TO_RIGHT + out + LEFT_TO_RIGHT : out.toString();
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }

    private static boolean isRightToLeft(int point) {
        byte way = Character.getDirectionality(point);
        return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /// Whether a reader sees that it is there, and what it is.
    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> !isBlank(point);
        };
    }

    /// Letters that are drawn as nothing.
    private static boolean isBlank(int point) {
        return point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0;
    }
}
