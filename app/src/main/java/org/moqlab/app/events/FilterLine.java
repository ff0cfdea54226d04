package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A line of filter as its terms, each of which a chip stands for: `relay:A,B kind:sent FRAME` has
/// the chips `relay:A`, `relay:B`, `kind:sent` and `FRAME`. Chips and line always agree, because
/// the line is all there is. Pure.
final class FilterLine {
    /// The columns a term may look at.
    static final List<String> COLUMNS =
            List.of("relay", "client", "kind", "session", "namespace", "event");

    private static final String SEPARATOR = ",";

    private FilterLine() {}

    /// The chips of a line, in its order, at most [EventFilter#MAX_TERMS].
    static List<String> chips(String line) {
        return terms(line).flatMap(FilterLine::parts).limit(EventFilter.MAX_TERMS).toList();
    }

    /// Whether a line has a chip; upper and lower case are the same.
    static boolean has(String line, String chip) {
        return chips(line).stream().anyMatch(one -> plain(one).equals(plain(chip)));
    }

    /// The line with a chip more, or without it if it has it. A value joins those of its column:
    /// one of them is enough.
    static String turn(String line, String chip) {
        return has(line, chip) ? without(line, chip) : with(line, chip);
    }

    private static String with(String line, String chip) {
        List<String> terms = new ArrayList<>(terms(line).toList());
        String column = column(chip);
        for (int i = 0; i < terms.size() && !column.isEmpty(); i++) {
            if (column(terms.get(i)).equals(column)) {
                terms.set(i, terms.get(i) + SEPARATOR + value(chip));
                return String.join(" ", terms);
            }
        }
        terms.add(chip);
        return String.join(" ", terms);
    }

    private static String without(String line, String chip) {
        List<String> left = new ArrayList<>();
        terms(line)
                .forEach(term -> {
                    List<String> values =
                            parts(term).filter(one -> !plain(one).equals(plain(chip))).toList();
                    if (!values.isEmpty()) {
                        left.add(joined(values));
                    }
                });
        return String.join(" ", left);
    }

    private static String joined(List<String> parts) {
        StringBuilder term = new StringBuilder(parts.getFirst());
        parts.stream().skip(1).forEach(part -> term.append(SEPARATOR).append(value(part)));
        return term.toString();
    }

    private static Stream<String> terms(String line) {
        return Arrays.stream(line.strip().split("\\s+")).filter(term -> !term.isEmpty());
    }

    /// One for each value of a term that looks at a column; else the word itself.
    private static Stream<String> parts(String term) {
        String column = column(term);
        return column.isEmpty()
                ? Stream.of(term)
                : Arrays.stream(value(term).split(SEPARATOR))
                        .filter(value -> !value.isEmpty())
                        .map(value -> column + ":" + value);
    }

    /// The column a term looks at; empty for a word.
    static String column(String term) {
        int colon = term.indexOf(':');
        String column = colon < 0 ? "" : term.substring(0, colon).toLowerCase(Locale.ROOT);
        return COLUMNS.contains(column) ? column : "";
    }

    private static String value(String term) {
        return term.substring(term.indexOf(':') + 1);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('–', '-');
    }
}
