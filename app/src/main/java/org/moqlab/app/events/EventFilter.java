package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/// One line of filter: words that must all occur somewhere in the row, and terms that look at one
/// column and have one or more values parted by commas, of which one must fit:
///
/// | term | fits |
/// | --- | --- |
/// | `relay:A,B`, `client:sub` | where it happened, the whole name |
/// | `kind:sent` | the beginning of the word of its kind |
/// | `session:A-B` | the beginning of the connection's name |
/// | `namespace:test` | a part of what happened |
/// | `event:300`, `event:300-400`, `event:300-` | its number, or a range of them |
///
/// Upper and lower case are the same, and `-` stands for the dash in a connection's name.
final class EventFilter {
    /// Terms that count; further ones are ignored.
    static final int MAX_TERMS = 16;

    private static final int MOST_DIGITS = 18;

    private EventFilter() {}

    /// The rows a line of filter lets through; all for an empty one.
    static Predicate<EventRow> parse(String text) {
        List<Predicate<EventRow>> terms = new ArrayList<>();
        Arrays.stream(text.strip().split("\\s+"))
                .filter(term -> !term.isEmpty())
                .limit(MAX_TERMS)
                .forEach(term -> terms.add(term(plain(term))));
        return row -> terms.stream().allMatch(term -> term.test(row));
    }

    private static Predicate<EventRow> term(String term) {
        List<String> wanted = List.of(term.substring(term.indexOf(':') + 1).split(","));
        return switch (FilterLine.column(term)) {
            case "relay", "client" -> row -> wanted.contains(plain(row.relay()));
            case "kind" -> row -> any(wanted, plain(row.kind())::startsWith);
            case "session" -> row -> any(wanted, plain(row.session())::startsWith);
            case "namespace" -> row -> any(wanted, plain(row.what())::contains);
            case "event" -> numbered(wanted);
            default -> row -> everything(row).contains(term);
        };
    }

    private static Predicate<EventRow> numbered(List<String> wanted) {
        List<LongPredicate> ranges = wanted.stream().map(EventFilter::range).toList();
        return row -> ranges.stream().anyMatch(range -> range.test(row.number()));
    }

    /// A number, or two with a dash between them, of which one may be missing; what is no number
    /// fits nothing.
    private static LongPredicate range(String text) {
        int dash = text.indexOf('-');
        String from = dash < 0 ? text : text.substring(0, dash);
        String to = dash < 0 ? text : text.substring(dash + 1);
        boolean open = dash >= 0;
        if (!isNumber(from, open) || !isNumber(to, open) || (from + to).isEmpty()) {
            return _ -> false;
        }
        long first = from.isEmpty() ? 0 : Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        return n -> n >= first && n <= last;
    }

    private static boolean isNumber(String text, boolean mayBeMissing) {
        return text.length() <= MOST_DIGITS
                && text.chars().allMatch(letter -> letter >= '0' && letter <= '9')
                && (mayBeMissing || !text.isEmpty());
    }

    private static boolean any(List<String> wanted, Predicate<String> fits) {
        return wanted.stream().anyMatch(fits);
    }

    private static String everything(EventRow row) {
        return plain(String.join(" ", row.relay(), row.kind(), row.session(), row.what()));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('–', '-');
    }
}
