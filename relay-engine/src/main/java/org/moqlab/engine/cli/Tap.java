package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import org.moqlab.engine.mesh.Verdicts.Outcome;

/// Writes the Test Anything Protocol, version 14.
final class Tap {
    private final PrintWriter out;

    Tap(PrintWriter out) {
        this.out = out;
    }

    /// The head: version and how many test points follow.
    void plan(int points) {
        line("TAP version 14");
        line("1.." + points);
    }

    /// The test points, with a YAML diagnostic for each that failed.
    ///
    /// @param judged how points were judged, for the diagnostic
    /// @return whether all are ok
    boolean points(List<Outcome> outcomes, String judged) {
        int number = 0;
        for (Outcome outcome : outcomes) {
            number++;
            String description = outcome.text().replace("\\", "\\\\").replace("#", "\\#");
            line((outcome.ok() ? "ok " : "not ok ") + number + " - " + description);
            if (!outcome.ok()) {
                line("  ---");
                line("  expected: " + quoted(outcome.text()));
                line("  found: " + quoted(outcome.found()));
                line("  judged: " + quoted(judged));
                line("  ...");
            }
        }
        return outcomes.stream().allMatch(Outcome::ok);
    }

    /// A comment.
    void comment(String text) {
        line("# " + text);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void line(String text) {
        out.print(text + "\n");
        out.flush();
    }
}
