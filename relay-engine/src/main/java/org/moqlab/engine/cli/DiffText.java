package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.moqlab.engine.attach.ClusterDiff;
import org.moqlab.engine.attach.ClusterDiff.Difference;

/// Writes what two moments differ in for a person: `+` for what came, `-` for what went, `~` for
/// what is another.
final class DiffText {
    private DiffText() {}

    static void print(ClusterDiff diff, PrintWriter out) {
        for (Difference each : diff.all()) {
            String subject = each.subject().isEmpty() ? "" : " " + AttachText.fit(each.subject());
            out.print(
                    "%s %-7s %s%s  %s\n"
                            .formatted(
                                    sign(each),
                                    each.sort().name().toLowerCase(Locale.ROOT),
                                    AttachText.fit(each.where()),
                                    subject,
                                    change(each)));
        }
        if (diff.more() > 0) {
            out.print("and " + diff.more() + " more\n");
        }
    }

    private static String sign(Difference each) {
        return each.before().isEmpty() ? "+" : each.after().isEmpty() ? "-" : "~";
    }

    private static String change(Difference each) {
        String before = AttachText.fit(each.before());
        String after = AttachText.fit(each.after());
        return before.isEmpty() ? after : after.isEmpty() ? before : before + " -> " + after;
    }
}
