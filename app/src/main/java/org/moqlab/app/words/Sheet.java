package org.moqlab.app.words;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table as words, to be pasted elsewhere.
///
/// @param heads titles of the columns
/// @param lines the rows, each as many cells as there are columns
public record Sheet(List<String> heads, List<List<String>> lines) {
    /// Most rows of one table; further ones are left out.
    public static final int MAX_LINES = 100_000;

    private static final String GAP = "  ";

    /// Creates a table; the lists are copied.
    public Sheet {
        heads = List.copyOf(heads);
        lines = lines.stream().limit(MAX_LINES).map(List::copyOf).toList();
    }

    /// Columns side by side, as wide as their widest cell.
    public String text() {
        int[] widths = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] =
                    IntStream.concat(
                                    IntStream.of(length(heads.get(column))),
                                    lines.stream().mapToInt(line -> length(line.get(column))))
                            .max()
                            .orElse(0);
        }
        StringBuilder all = new StringBuilder(line(heads, widths));
        lines.forEach(line -> all.append(line(line, widths)));
        return all.toString();
    }

    private static int length(String cell) {
        return plain(cell).codePointCount(0, plain(cell).length());
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = plain(cells.get(i));
            line.append(i == 0 ? "" : GAP).append(cell);
            line.repeat(' ', widths[i] - length(cell));
        }
        return line.toString().stripTrailing() + "\n";
    }

    /// A cell on one line.
    private static String plain(String cell) {
        return cell.replaceAll("\\s+", " ").strip();
    }

    /// Comma-separated values by RFC 4180. Nothing in them is a formula to a spreadsheet: names may
    /// come from anybody.
    public String csv() {
        return heads.stream().map(Sheet::quoted).collect(Collectors.joining(",", "", "\r\n"))
                + lines.stream()
                        .map(line ->
                                line.stream()
                                        .map(Sheet::quoted)
                                        .collect(Collectors.joining(",", "", "\r\n")))
                        .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        String cell = isFormula(text) ? "'" + text : text;
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String text) {
        boolean begins = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return begins && !text.matches("[+-][0-9.]+");
    }
}
