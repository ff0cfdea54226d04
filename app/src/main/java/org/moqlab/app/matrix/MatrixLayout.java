package org.moqlab.app.matrix;

import org.moqlab.app.pen.Box;

/// Where the cells lie.
///
/// @param columns how many relays
/// @param column width of a column, px
/// @param row height of a row, px
/// @param left left edge of the first column, px
/// @param top upper edge of the first row, px
/// @param scroll rows above the first one shown
/// @param shown rows that fit
record MatrixLayout(
        int columns, double column, double row, double left, double top, int scroll, int shown) {
    /// Width of the names and verdicts at the left, px.
    static final double NAMES = 300;

    /// Height of the heads above, px.
    static final double HEADS = 40;

    /// Below this height a cell has only glyph and fill, px.
    static final double WORDS_FROM = 12;

    private static final double WIDEST = 108;
    private static final double NARROWEST = 14;
    private static final double HIGHEST = 24;
    private static final double COMFORTABLE = 15;
    private static final double ROUNDING = 1e-6;

    /// @param lowest how far rows are squeezed before they scroll, px
    static MatrixLayout of(
            double width, double height, int columns, int rows, int scroll, double lowest) {
        double names = Math.min(NAMES, width * 0.4);
        double column = Math.clamp((width - names - 8) / Math.max(1, columns), NARROWEST, WIDEST);
        double room = Math.max(0, height - HEADS - 4);
        double fitting = rows == 0 ? HIGHEST : room / rows;
        double row =
                fitting >= lowest
                        ? Math.clamp(fitting, lowest, HIGHEST)
                        : Math.max(lowest, COMFORTABLE);
        int shown = (int) (room / row + ROUNDING);
        int first = Math.clamp(scroll, 0, Math.max(0, rows - shown));
        return new MatrixLayout(columns, column, row, names, HEADS, first, shown);
    }

    Box cell(int index, int at) {
        return new Box(left + at * column, top + (index - scroll) * row, column - 2, row - 1);
    }

    /// The row at `y`; -1 for none.
    int rowAt(double y) {
        return y < top ? -1 : scroll + (int) ((y - top) / row);
    }

    /// The column at `x`; -1 for the names.
    int columnAt(double x) {
        return x < left ? -1 : (int) ((x - left) / column);
    }

    boolean isVisible(int index) {
        return index >= scroll && index < scroll + shown;
    }
}
