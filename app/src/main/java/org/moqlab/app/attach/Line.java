package org.moqlab.app.attach;

import java.util.List;

/// A line of words, all of them fit to be shown.
///
/// @param mark kind of its glyph: `live`, `missing`, `unknown` or `ghost`; empty for none
/// @param head what it is about
/// @param text what there is to say
/// @param age how old that is; may be empty
/// @param old whether that is long ago
record Line(String mark, String head, String text, String age, boolean old) {
    /// Lines as words.
    static org.moqlab.app.words.Sheet sheet(List<Line> lines) {
        return new org.moqlab.app.words.Sheet(
                List.of("mark", "about", "what", "age"),
                lines.stream()
                        .map(line -> List.of(line.mark, line.head, line.text, line.age))
                        .toList());
    }

    /// A line without an age.
    Line(String mark, String head, String text) {
        this(mark, head, text, "", false);
    }
}
