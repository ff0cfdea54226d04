package org.moqlab.app.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// One line of filter: words that must all occur somewhere in the row, and `relay:A,B`,
/// `kind:sent`, `session:A–B`, `event:…` terms that look at one column. Upper and lower case are
/// the same, and `-` stands for the dash in a connection's name.
final class EventFilter {
    /// Terms that count; further ones are ignored.
    static final int MAX_TERMS = 16;

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
        int colon = term.indexOf(':');
        String column = colon < 0 ? "" : term.substring(0, colon);
        List<String> wanted = List.of(term.substring(colon + 1).split(","));
        return switch (column) {
            case "relay", "client" -> row -> wanted.contains(plain(row.relay()));
            case "kind" -> row -> any(wanted, plain(row.kind())::startsWith);
            case "session" -> row -> any(wanted, plain(row.session())::startsWith);
            case "namespace" -> row -> any(wanted, plain(row.what())::contains);
            default -> row -> everything(row).contains(term);
        };
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
