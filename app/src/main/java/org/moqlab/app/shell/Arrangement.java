package org.moqlab.app.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Where the panes stand. Where there is room they have places of their own around the canvas; in a
/// small window, or a large type, the panes at its sides become tabs beside the lower ones, so that
/// each has what one of them alone can have. FX thread only.
final class Arrangement {
    /// Narrower than this the canvas has no room between panes, in px of the window's own measure.
    static final double LEAST_WIDTH = 980;

    /// Lower than this the side panes cannot stand on each other above the lower panes, px.
    static final double LEAST_HEIGHT = 620;

    private static final double LEFT_WIDTH = 252;
    private static final double INSPECTOR_WIDTH = 400;
    private static final double DOCK_HEIGHT = 216;

    /// Part of the room the canvas begins with beside or above the tabs.
    private static final double CANVAS_SHARE = 0.42;

    /// What there is room for.
    enum Shape {
        /// A place for each pane.
        SPREAD,
        /// Canvas above, all panes as tabs below.
        STACKED,
        /// Canvas at the left, all panes as tabs at the right.
        BESIDE;

        static Shape of(double width, double height) {
            if (height < LEAST_HEIGHT) {
                return BESIDE;
            }
            return width < LEAST_WIDTH ? STACKED : SPREAD;
        }
    }

    /// A pane at a side of the canvas.
    ///
    /// @param pane is
    /// @param tab holds it where there is no room at the side
    record Side(Node pane, Tab tab) {}

    private final SplitPane main;
    private final SplitPane upper;
    private final TabPane dock;
    private final Pane left;
    private final Node canvas;
    private final List<Side> atLeft;
    private final Side atRight;
    private final Map<Shape, double[]> mains = new EnumMap<>(Shape.class);
    private final Map<Shape, double[]> uppers = new EnumMap<>(Shape.class);
    private Shape shape = Shape.SPREAD;
    private boolean begun;
    private boolean canvasOnly;
    private boolean dockOnly;

    /// @param main holds all, with `upper` and `dock` in it
    /// @param upper holds `left`, `canvas` and the pane of `atRight`
    /// @param atLeft what stands on each other in `left`
    Arrangement(
            SplitPane main,
            SplitPane upper,
            TabPane dock,
            Pane left,
            Node canvas,
            List<Side> atLeft,
            Side atRight) {
        this.main = main;
        this.upper = upper;
        this.dock = dock;
        this.left = left;
        this.canvas = canvas;
        this.atLeft = List.copyOf(atLeft);
        this.atRight = atRight;
        Panes.keepRoom(upper, true);
        Panes.keepRoom(main, false);
        for (ReadOnlyDoubleProperty size :
                List.of(main.widthProperty(), main.heightProperty(), upper.widthProperty())) {
            size.addListener((_, _, _) -> begin());
        }
    }

    /// Divides the room once, when there is some; afterwards it is the person's.
    private void begin() {
        if (!begun) {
            divide();
            begun = main.getWidth() > 0 && main.getHeight() > 0 && upper.getWidth() > 0;
        }
    }

    /// Follows the size of the window, which is that of `window` in its own measure.
    void follow(Region window) {
        window.widthProperty().addListener((_, _, _) -> fit(window));
        window.heightProperty().addListener((_, _, _) -> fit(window));
        fit(window);
    }

    /// Leaves only the canvas, or gives the panes back.
    void showCanvasOnly(boolean only) {
        if (canvasOnly != only) {
            remember();
            canvasOnly = only;
            arrange();
        }
    }

    /// Leaves only the tabs, or gives the canvas back.
    void showDockOnly(boolean only) {
        if (dockOnly != only) {
            remember();
            dockOnly = only;
            arrange();
        }
    }

    /// Whether the side panes have places of their own.
    boolean isAtSide() {
        return shape == Shape.SPREAD;
    }

    /// Has a side pane seen, also where it is a tab.
    void bringUp(Side side) {
        if (shape != Shape.SPREAD) {
            dock.getSelectionModel().select(side.tab());
        }
    }

    private void fit(Region window) {
        if (window.getWidth() <= 0 || window.getHeight() <= 0) {
            return;
        }
        Shape now = Shape.of(window.getWidth(), window.getHeight());
        if (now != shape) {
            remember();
            boolean sides = (now == Shape.SPREAD) != (shape == Shape.SPREAD);
            shape = now;
            if (sides) {
                moveSides(now == Shape.SPREAD);
            }
            arrange();
        }
    }

    private void moveSides(boolean back) {
        List<Tab> tabs = List.of(atRight.tab(), atLeft.getFirst().tab(), atLeft.getLast().tab());
        if (back) {
            dock.getTabs().removeAll(tabs);
            tabs.forEach(tab -> tab.setContent(null));
            left.getChildren().setAll(atLeft.stream().map(Side::pane).toList());
        } else {
            left.getChildren().clear();
            upper.getItems().setAll(canvas);
            atLeft.forEach(side -> side.tab().setContent(side.pane()));
            atRight.tab().setContent(atRight.pane());
            dock.getTabs().addAll(0, tabs);
        }
    }

    private void remember() {
        if (begun && !canvasOnly && !dockOnly) {
            mains.put(shape, main.getDividerPositions());
            uppers.put(shape, upper.getDividerPositions());
        }
    }

    private void arrange() {
        boolean spread = shape == Shape.SPREAD;
        main.setOrientation(shape == Shape.BESIDE ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        List<Node> above =
                spread && !canvasOnly ? List.of(left, canvas, atRight.pane()) : List.of(canvas);
        if (!upper.getItems().equals(above)) {
            upper.getItems().setAll(above);
        }
        List<Node> all =
                canvasOnly ? List.of(upper) : dockOnly ? List.of(dock) : List.of(upper, dock);
        if (!main.getItems().equals(all)) {
            main.getItems().setAll(all);
        }
        divide();
        // A split gives its panes their room when it is laid out, in the size it then has.
        Platform.runLater(this::divide);
        divideOnceLaidOut();
    }

    private void divideOnceLaidOut() {
        Scene scene = main.getScene();
        if (scene != null) {
            scene.addPostLayoutPulseListener(
                    new Runnable() {
                        @Override
                        public void run() {
                            scene.removePostLayoutPulseListener(this);
                            divide();
                        }
                    });
            Platform.requestNextPulse();
        }
    }

    private void divide() {
        if (canvasOnly || dockOnly) {
            return;
        }
        double[] were = mains.get(shape);
        if (were != null) {
            upper.setDividerPositions(uppers.getOrDefault(shape, new double[0]));
            main.setDividerPositions(were);
        } else if (shape != Shape.SPREAD) {
            main.setDividerPositions(CANVAS_SHARE);
        } else {
            Panes.divide(upper, LEFT_WIDTH, INSPECTOR_WIDTH);
            Panes.divide(main, 0, DOCK_HEIGHT);
        }
    }
}
