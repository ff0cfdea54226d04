package org.moqlab.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import org.moqlab.engine.mesh.Verdicts.Outcome;

/// Writes the Test Anything Protocol, version 14.
final class Tap {
    private static final String STEP = "    ";

    private final PrintWriter out;
    private final String indent;

    Tap(PrintWriter out) {
        this(out, "");
    }

    private Tap(PrintWriter out, String indent) {
        this.out = out;
        this.indent = indent;
    }

    /// The version, which comes first.
    void version() {
        line("TAP version 14");
    }

    /// How many test points follow.
    void plan(int points) {
        line("1.." + points);
    }

    /// A test that stands in this one, under its name.
    Tap subtest(String name) {
        comment("Subtest: " + description(name));
        return new Tap(out, indent + STEP);
    }

    /// One test point.
    void point(int number, boolean ok, String text) {
        line((ok ? "ok " : "not ok ") + number + " - " + description(text));
    }

    /// The test points, with a YAML diagnostic for each that failed.
    ///
    /// @param judged how points were judged, for the diagnostic
    void points(List<Outcome> outcomes, String judged) {
        int number = 0;
        for (Outcome outcome : outcomes) {
            number++;
            point(number, outcome.ok(), outcome.text());
            if (!outcome.ok()) {
                line("  ---");
                line("  expected: " + quoted(outcome.text()));
                line("  found: " + quoted(outcome.found()));
                line("  judged: " + quoted(judged));
                line("  ...");
            }
        }
    }

    /// A comment.
    void comment(String text) {
        line("# " + text);
    }

    private static String description(String text) {
        return Plain.line(text).replace("\\", "\\\\").replace("#", "\\#");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void line(String text) {
        out.print(indent + text + "\n");
        out.flush();
    }
}
