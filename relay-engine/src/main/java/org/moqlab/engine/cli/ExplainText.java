package org.moqlab.engine.cli;

import java.io.PrintWriter;
import org.moqlab.engine.mesh.Durations;
import org.moqlab.engine.mesh.explain.Explanation;
import org.moqlab.engine.mesh.explain.Statement;
import org.moqlab.engine.mesh.explain.Statement.Kind;

/// Writes an explanation as paragraphs.
final class ExplainText {
    /// Lines are broken before this column.
    static final int WIDTH = 100;

    private static final String INDENT = "  ";

    private final PrintWriter out;

    ExplainText(PrintWriter out) {
        this.out = out;
    }

    void write(Explanation explanation) {
        out.print(explanation.subject() + " at " + Durations.format(explanation.t()) + "\n");
        String head = "";
        for (Statement statement : explanation.statements()) {
            String next = head(statement.kind(), head);
            if (!next.equals(head)) {
                out.print("\n" + (next.isEmpty() ? "" : next + "\n"));
                head = next;
            }
            paragraph(statement.text(), statement.kind() == Kind.VERDICT ? "" : INDENT);
        }
    }

    /// Over what a statement stands; a verdict stands alone.
    private static String head(Kind kind, String before) {
        return switch (kind) {
            case VERDICT -> "";
            case HEARD, ORIGIN -> "How it came here";
            case LEADS -> before.equals("How it went") ? before : "Where it leads";
            case BEST, HOLD_DOWN -> "Why this route is the best";
            case STANDBY -> "Why not another";
            case TRUTH, GONE, REFUSED, NOT_TOLD -> "Why it is not here";
            case SUBSCRIPTION -> "How it went";
            case NAME -> "What the name means";
            case FINDING -> "What shows it";
            case SESSION -> before.isEmpty() ? "Why there is no session" : before;
            case UNKNOWN -> before.isEmpty() ? "What is not known" : before;
        };
    }

    private void paragraph(String text, String indent) {
        StringBuilder line = new StringBuilder(indent);
        String gap = "";
        for (String word : text.split(" ", -1)) {
            if (line.length() + gap.length() + word.length() >= WIDTH) {
                out.print(line + "\n");
                line = new StringBuilder(indent + INDENT);
                gap = "";
            }
            line.append(gap).append(word);
            gap = " ";
        }
        out.print(line + "\n");
    }
}
