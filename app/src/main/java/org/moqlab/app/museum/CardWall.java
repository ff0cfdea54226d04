package org.moqlab.app.museum;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Hangs pieces in columns of the same width, the first as wide as two.
public final class CardWall extends Pane {
    /// Least width of a column, px.
    private static final double LEAST = 270;

    private static final double GAP = 12;

    /// A wall with nothing on it.
    public CardWall() {
        getStyleClass().add("card-wall");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double room(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private static int columns(double room) {
        return Math.max(1, (int) ((room + GAP) / (LEAST + GAP)));
    }

    /// Places that are taken: the first piece takes two, where there are two beside each other.
    private int places(int columns) {
        int pieces = getManagedChildren().size();
        return pieces > 0 && columns > 1 ? pieces + 1 : pieces;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 3 * LEAST + 2 * GAP + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(room(width < 0 ? prefWidth(-1) : width));
        int rows = (places(columns) + columns - 1) / columns;
        return snappedTopInset()
                + Math.max(0, rows * (CardNode.HEIGHT + GAP) - GAP)
                + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double room = room(getWidth());
        int columns = columns(room);
        double wide = (room - (columns - 1) * GAP) / columns;
        int place = 0;
        for (Node piece : getManagedChildren()) {
            int span = place == 0 && columns > 1 ? 2 : 1;
            int row = place / columns;
            int column = place % columns;
            piece.resizeRelocate(
                    snapPositionX(snappedLeftInset() + column * (wide + GAP)),
                    snapPositionY(snappedTopInset() + row * (CardNode.HEIGHT + GAP)),
                    snapSizeX(span * wide + (span - 1) * GAP),
                    CardNode.HEIGHT);
            place += span;
        }
    }
}
