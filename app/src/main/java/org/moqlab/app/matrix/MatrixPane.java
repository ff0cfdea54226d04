package org.moqlab.app.matrix;

import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.moqlab.app.marks.Copies;
import org.moqlab.app.pen.Box;
import org.moqlab.app.pen.Easel;
import org.moqlab.app.theme.Swatches;

/// The matrix on a canvas; arrows move a cell that Enter selects everywhere. FX thread only.
final class MatrixPane extends Region {
    private static final int PAGE = 10;

    private final MatrixFilter viewModel;
    private final MatrixMenu menu;
    private final Swatches swatches = new Swatches(this::requestLayout);
    private final Canvas canvas = new Canvas();
    private int scroll;
    private int row;
    private int column;

    MatrixPane(MatrixFilter viewModel, MatrixMenu menu) {
        this.viewModel = viewModel;
        this.menu = menu;
        getStyleClass().add("matrix");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinSize(0, 0);
        canvas.setMouseTransparent(true);
        getChildren().addAll(swatches, canvas);
        viewModel.revisionProperty().addListener((_, _, _) -> requestLayout());
        focusedProperty().addListener((_, _, _) -> requestLayout());
        setOnMousePressed(this::press);
        setOnScroll(event -> scrollBy(event.getDeltaY() > 0 ? -3 : 3));
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(this::open);
        Copies.onKey(this, viewModel::sheet);
    }

    /// Selects the cell the keyboard is on.
    void select() {
        viewModel.select(row, column);
    }

    private MatrixLayout places() {
        return MatrixLayout.of(
                getWidth(),
                getHeight(),
                viewModel.relays().size(),
                viewModel.rows().size(),
                scroll,
                viewModel.lowestRow());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        row = Math.clamp(row, 0, Math.max(0, viewModel.rows().size() - 1));
        column = Math.clamp(column, 0, Math.max(0, viewModel.relays().size() - 1));
        MatrixLayout layout = places();
        scroll = layout.scroll();
        Easel.paint(
                canvas,
                swatches.palette(),
                pen -> new MatrixPainter(pen, layout, viewModel).paint(row, column, isFocused()));
        setAccessibleText(spoken());
    }

    private String spoken() {
        if (viewModel.rows().isEmpty() || viewModel.relays().isEmpty()) {
            return viewModel.summaryProperty().get();
        }
        MatrixRow here = viewModel.rows().get(row);
        MatrixCell cell = here.cells().get(column);
        return String.join(
                " ",
                viewModel.relays().get(column),
                here.namespace(),
                MatrixFilter.words(cell),
                here.verdict());
    }

    private void press(MouseEvent event) {
        requestFocus();
        menu.hide();
        if (moveTo(event.getX(), event.getY()) && event.isPrimaryButtonDown()) {
            select();
        }
        requestLayout();
    }

    /// Moves the cursor to a place.
    ///
    /// @return whether a cell is there
    private boolean moveTo(double x, double y) {
        MatrixLayout layout = places();
        int at = layout.rowAt(y);
        if (at < 0 || at >= viewModel.rows().size()) {
            return false;
        }
        row = at;
        column = Math.clamp(layout.columnAt(x), 0, Math.max(0, viewModel.relays().size() - 1));
        return true;
    }

    /// Where a key asked for it, it opens at the cursor.
    private void open(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            Box cell = places().cell(row, column);
            Point2D corner = localToScreen(cell.x(), cell.bottom());
            menu.open(this, row, column, corner.getX(), corner.getY());
        } else {
            menu.open(this, row, column, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void scrollBy(int rows) {
        scroll = Math.max(0, scroll + rows);
        requestLayout();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case PAGE_UP -> move(-PAGE, 0);
            case PAGE_DOWN -> move(PAGE, 0);
            case ENTER -> select();
            case W -> menu.explain(row, column);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows, int columns) {
        row = Math.clamp((long) row + rows, 0, Math.max(0, viewModel.rows().size() - 1));
        column = Math.clamp((long) column + columns, 0, Math.max(0, viewModel.relays().size() - 1));
        MatrixLayout layout = places();
        if (row < layout.scroll()) {
            scroll = row;
        } else if (row >= layout.scroll() + layout.shown()) {
            scroll = row - layout.shown() + 1;
        }
        requestLayout();
    }
}
