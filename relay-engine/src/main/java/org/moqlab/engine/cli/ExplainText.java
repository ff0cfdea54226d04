package org.moqlab.engine.cli;

import java.io.PrintWriter;
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
        out.print(explanation.title() + "\n");
        String head = "";
        for (Statement statement : explanation.statements()) {
            boolean verdict = statement.kind() == Kind.VERDICT;
            String text = statement.text();
            int reason = statement.kind() == Kind.STANDBY ? text.lastIndexOf(": ") : -1;
            String next =
                    reason < 0
                            ? head(statement.kind(), head)
                            : "Why not another: " + text.substring(reason + 2, text.length() - 1);
            if (verdict || !next.equals(head)) {
                out.print("\n" + (next.isEmpty() ? "" : next + "\n"));
                head = next;
            }
            String shown = reason < 0 ? text : text.substring(0, reason) + ".";
            paragraph(shown, verdict ? "" : INDENT);
        }
    }

    /// Over what a statement stands; a verdict stands alone.
    private static String head(Kind kind, String before) {
        return switch (kind) {
            case VERDICT -> "";
            case HEARD, ORIGIN -> "How it came here";
            case LEADS -> before.equals("How it went") ? before : "Where it leads";
            case BEST, HOLD_DOWN -> "Why this route is the best";
            case STANDBY -> before;
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
