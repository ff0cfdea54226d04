package org.moqlab.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.moqlab.engine.mesh.compare.Outcome;
import org.moqlab.engine.mesh.compare.Variant;

/// The runs of a comparison as a table for people.
final class CompareTable {
    private static final List<String> HEAD =
            List.of(
                    "policy",
                    "fix",
                    "ghost",
                    "clean after",
                    "told",
                    "withdrawn",
                    "messages",
                    "since",
                    "peak hops",
                    "wire",
                    "findings");
    private static final List<String> NUMBERS =
            List.of("clean after", "told", "withdrawn", "messages", "since", "peak hops");
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /// Adds a run.
    void add(Variant variant, Outcome outcome) {
        rows.add(
                List.of(
                        variant.policy(),
                        variant.fix().text(),
                        ghost(outcome),
                        clean(outcome),
                        range(outcome, Outcome.Told::announces),
                        range(outcome, Outcome.Told::withdraws),
                        Long.toString(outcome.messages()),
                        Long.toString(outcome.gossip()),
                        Long.toString(outcome.peakHops()),
                        String.join(", ", variant.wires()),
                        findings(outcome)));
    }

    /// A storm is cut short, perhaps before the bound of its ghost.
    private static String ghost(Outcome outcome) {
        if (outcome.ghost()) {
            return "yes";
        }
        return outcome.stormed() && outcome.clean().isEmpty() ? "storm" : "no";
    }

    private static String clean(Outcome outcome) {
        return outcome.died().isEmpty() ? "-" : CompareCommand.time(outcome.clean());
    }

    private static String range(Outcome outcome, ToLongFunction<Outcome.Told> number) {
        long least = outcome.told().stream().mapToLong(number).min().orElse(0);
        long most = outcome.told().stream().mapToLong(number).max().orElse(0);
        return least == most ? Long.toString(most) : least + "-" + most;
    }

    private static String findings(Outcome outcome) {
        String all =
                outcome.findings().entrySet().stream()
                        .map(one ->
                                one.getKey() + (one.getValue() > 1 ? " x" + one.getValue() : ""))
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    /// The lines of a table of plain text.
    List<String> text() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEAD.size(); column++) {
            int width = HEAD.get(column).length();
            for (List<String> row : rows) {
                width = Math.max(width, row.get(column).length());
            }
            widths.add(width);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(HEAD, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String pad = " ".repeat(widths.get(column) - cells.get(column).length());
            boolean number = NUMBERS.contains(HEAD.get(column));
            line.append(column == 0 ? "" : GAP);
            line.append(number ? pad + cells.get(column) : cells.get(column) + pad);
        }
        return line.toString().stripTrailing();
    }

    /// The lines of a table in Markdown.
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(bars(HEAD));
        lines.add(
                bars(HEAD.stream().map(head -> NUMBERS.contains(head) ? "---:" : "---").toList()));
        rows.forEach(row -> lines.add(bars(row)));
        return lines;
    }

    private static String bars(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
