package org.moqlab.app.matrix;

import java.util.List;
import javafx.scene.text.TextAlignment;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Glyphs;
import org.moqlab.app.pen.Pen;
import org.moqlab.app.pen.Print;
import org.moqlab.app.pen.Tints;
import org.moqlab.app.theme.Token;
import org.moqlab.engine.mesh.EntryState;

/// Draws the cells: silhouette, hops, a ring where a hold-down runs, age. Live is quiet; everything
/// else has an outline and a pattern.
final class MatrixPainter {
    private static final double GLYPH_ROOM = 20;
    private static final double HOPS_ROOM = 38;
    private static final double AGE_ROOM = 84;
    private static final double PLATE = 0.88;

    /// Where the verdicts begin, of the room left of the cells.
    private static final double VERDICT = 0.46;

    private static final double TINT = 0.5;
    private static final double THUMB = 5;
    private static final double LEAST_THUMB = 16;
    private static final double WORDS = MatrixLayout.WORDS_FROM;

    private final Pen pen;
    private final MatrixLayout layout;
    private final MatrixModel viewModel;

    MatrixPainter(Pen pen, MatrixLayout layout, MatrixModel viewModel) {
        this.pen = pen;
        this.layout = layout;
        this.viewModel = viewModel;
    }

    /// @param cursorRow row of the keyboard's cell
    /// @param cursorColumn its column
    /// @param focused whether the matrix has the keyboard
    void paint(int cursorRow, int cursorColumn, boolean focused) {
        List<String> relays = viewModel.relays();
        if (focused && layout.isVisible(cursorRow)) {
            tint(cursorRow, cursorColumn);
        }
        for (int i = 0; i < relays.size(); i++) {
            head(relays.get(i), i);
        }
        List<MatrixRow> rows = viewModel.rows();
        int last = Math.min(rows.size(), layout.scroll() + layout.shown());
        for (int i = layout.scroll(); i < last; i++) {
            row(rows.get(i), i);
            boolean turns =
                    rows.get(i).troubled() && i + 1 < rows.size() && !rows.get(i + 1).troubled();
            if (turns) {
                double y = layout.cell(i, 0).bottom() + 0.5;
                pen.stroke(Token.LINE2, 1);
                pen.line(0, y, layout.left() + relays.size() * layout.column(), y);
            }
        }
        thumb(rows.size());
        if (focused && layout.isVisible(cursorRow)) {
            pen.stroke(Token.ACCENT, 2);
            pen.outline(layout.cell(cursorRow, cursorColumn).grow(1.5), 3);
        }
    }

    /// Leads the eye from the keyboard's cell to its name and its relay.
    private void tint(int cursorRow, int cursorColumn) {
        Box cell = layout.cell(cursorRow, cursorColumn);
        double w = layout.left() + layout.columns() * layout.column();
        double h = layout.top() + Math.min(viewModel.rows().size(), layout.shown()) * layout.row();
        pen.fill(Token.ACCENTBG, TINT);
        pen.area(new Box(0, cell.y() - 0.5, w, layout.row()), 0);
        pen.area(new Box(cell.x(), 0, cell.w(), h), 0);
    }

    /// Says that there are more rows, and where these are among them.
    private void thumb(int rows) {
        if (layout.shown() >= rows) {
            return;
        }
        double room = layout.shown() * layout.row();
        double high = Math.max(LEAST_THUMB, room * layout.shown() / rows);
        double way = (double) layout.scroll() / (rows - layout.shown());
        double x = layout.left() + layout.columns() * layout.column() + 2;
        pen.fill(Token.EDGE2);
        pen.area(new Box(x, layout.top() + way * (room - high), THUMB, high), THUMB / 2);
    }

    private void head(String relay, int column) {
        Box cell = layout.cell(layout.scroll(), column);
        double middle = cell.center().getX();
        if (viewModel.isSelected(relay)) {
            pen.fill(Token.ACCENTBG);
            pen.area(new Box(cell.x(), 0, cell.w(), MatrixLayout.HEADS - 2), 0);
            pen.fill(Token.ACCENT);
            pen.area(new Box(cell.x(), MatrixLayout.HEADS - 4, cell.w(), 2), 0);
        }
        pen.centred(Print.TITLE.fit(relay, cell.w()), middle, 16, Print.TITLE, Token.TEXT);
        int ghosts = viewModel.ghosts(relay);
        if (ghosts > 0 && cell.w() > HOPS_ROOM - 10) {
            String count = Integer.toString(ghosts);
            double w = Print.UNIT.width(count) + 14;
            pen.at(
                    middle - w / 2,
                    22,
                    0,
                    () -> {
                        pen.g().scale(0.7, 0.7);
                        Glyphs.ghost(pen, Token.GHOST, Token.PANE);
                    });
            pen.words(count, middle - w / 2 + 14, 32, Print.UNIT, Token.GHOST);
        }
    }

    private void row(MatrixRow row, int index) {
        Box first = layout.cell(index, 0);
        double base = first.center().getY() + 4;
        if (viewModel.isSelectedNamespace(row.namespace())) {
            double w = layout.left() + viewModel.relays().size() * layout.column();
            pen.fill(Token.ACCENTBG);
            pen.area(new Box(0, first.y() - 0.5, w, layout.row()), 0);
            pen.fill(Token.ACCENT);
            pen.area(new Box(0, first.y() - 0.5, 3, layout.row()), 0);
        }
        if (layout.row() >= WORDS) {
            double half = layout.left() * VERDICT;
            String name = row.namespace().isEmpty() ? "/" : row.namespace();
            pen.words(Print.MONO.fit(name, half - 14), 12, base, Print.MONO, Token.TEXT);
            verdict(row, half, base);
        }
        for (int i = 0; i < row.cells().size(); i++) {
            cell(row.cells().get(i), layout.cell(index, i));
        }
    }

    private void verdict(MatrixRow row, double x, double base) {
        if (row.troubled()) {
            glyph(row.worst(), x, base - 9.5, 0.72);
        }
        pen.words(
                Print.LINE.fit(row.verdict(), layout.left() - x - 24),
                x + 16,
                base,
                row.troubled() ? Print.UNIT : Print.LINE,
                row.troubled() ? Tints.line(row.worst()) : Token.DIM);
    }

    private void glyph(EntryState state, double x, double y, double scale) {
        pen.at(
                x,
                y,
                0,
                () -> {
                    pen.g().scale(scale, scale);
                    Glyphs.state(pen, state);
                });
    }

    private void cell(MatrixCell cell, Box box) {
        if (cell.state() == EntryState.ABSENT) {
            pen.fill(Token.FAINT);
            pen.g().fillOval(box.center().getX() - 1, box.center().getY() - 1, 2, 2);
            return;
        }
        boolean quiet = cell.state() == EntryState.LIVE;
        Tints.fill(pen, box, cell.state(), !quiet);
        if (box.w() < GLYPH_ROOM || box.h() < 8) {
            return;
        }
        double scale = Math.min(0.75, (box.h() - 2) / 16);
        double middle = box.center().getY();
        boolean patterned = !quiet && cell.state() != EntryState.MISSING;
        if (patterned) {
            plate(new Box(box.x() + 2, box.y() + 2, 16 * scale + 4, box.h() - 4));
        }
        glyph(cell.state(), box.x() + 4, middle - 8 * scale, scale);
        if (box.h() >= WORDS && cell.hops() >= 0) {
            words(cell, box, middle, patterned);
        }
    }

    /// Lets what stands on a pattern be read; the pattern shows around it.
    private void plate(Box box) {
        pen.fill(Token.PANE, PLATE);
        pen.area(box, 2);
    }

    private void words(MatrixCell cell, Box box, double middle, boolean patterned) {
        double base = middle + 3.8;
        if (box.w() >= HOPS_ROOM) {
            String hops = Long.toString(cell.hops());
            if (patterned) {
                double from = box.x() + 34 - Print.COUNT.width(hops);
                double ring = cell.holdDown() && box.w() >= HOPS_ROOM + 14 ? 14 : 0;
                double to = box.x() + 38 + ring;
                plate(new Box(from, box.y() + 2, to - from, box.h() - 4));
            }
            pen.words(hops, box.x() + 36, base, Print.COUNT, Token.TEXT, TextAlignment.RIGHT);
        }
        if (cell.holdDown() && box.w() >= HOPS_ROOM + 14) {
            pen.stroke(Token.HOLD, 2);
            pen.g()
                    .strokeArc(
                            box.x() + 41,
                            middle - 3.5,
                            7,
                            7,
                            90,
                            -270,
                            javafx.scene.shape.ArcType.OPEN);
        }
        if (box.w() >= AGE_ROOM) {
            if (patterned) {
                double w = Print.SMALL.width(cell.age()) + 6;
                plate(new Box(box.right() - 2 - w, box.y() + 2, w, box.h() - 4));
            }
            pen.words(
                    cell.age(),
                    box.right() - 5,
                    base,
                    Print.SMALL,
                    cell.state() == EntryState.LIVE ? Token.FAINT : Token.TEXT,
                    TextAlignment.RIGHT);
        }
    }
}
