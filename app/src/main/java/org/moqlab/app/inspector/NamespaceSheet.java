package org.moqlab.app.inspector;

import java.util.List;
import org.moqlab.app.inspector.NamespaceRow.Facts;
import org.moqlab.app.words.Sheet;

/// The table of a relay as words, with everything it knows of each name. Times are ns.
final class NamespaceSheet {
    private static final List<String> HEADS =
            List.of(
                    "state",
                    "namespace",
                    "via",
                    "hops",
                    "age",
                    "changed",
                    "timer",
                    "runs out in",
                    "publisher",
                    "path",
                    "ids",
                    "cost",
                    "standby",
                    "subscriptions");

    private NamespaceSheet() {}

    static Sheet of(List<NamespaceRow> rows) {
        return new Sheet(
                HEADS,
                rows.stream()
                        .limit(Sheet.MAX_LINES)
                        .map(row -> line(row.factsProperty().getValue()))
                        .toList());
    }

    private static List<String> line(Facts facts) {
        return List.of(
                facts.mark().word(),
                facts.namespace(),
                facts.via(),
                number(facts.hops()),
                number(facts.age()),
                number(facts.changed()),
                facts.timer().kind(),
                number(facts.timer().left()),
                facts.publishers(),
                facts.path().names(),
                facts.path().ids(),
                facts.cost().words(),
                number(facts.standbys()),
                number(facts.subscriptions()));
    }

    /// Nothing stands where there is no number.
    private static String number(long value) {
        return value < 0 ? "" : Long.toString(value);
    }
}
