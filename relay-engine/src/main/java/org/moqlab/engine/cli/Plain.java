package org.moqlab.engine.cli;

/// Makes text from anywhere fit for a terminal and for one line.
final class Plain {
    private Plain() {}

    /// `text` with everything a terminal might obey, and every break of a line, replaced.
    static String line(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().map(c -> isObeyed(c) ? '?' : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    /// Control characters of either kind, marks that turn text round, and halves of characters.
    private static boolean isObeyed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
