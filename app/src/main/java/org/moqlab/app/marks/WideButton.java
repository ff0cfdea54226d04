package org.moqlab.app.marks;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// A button as wide as there is room, and as high as the words on it need in that width.
public final class WideButton extends Button {
    private final Region words;

    /// @param words what stands on it; its labels may wrap
    public WideButton(Region words) {
        this.words = words;
        setGraphic(words);
        setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double room(double width) {
        return Math.max(0, width - snappedLeftInset() - snappedRightInset());
    }

    @Override
    protected double computePrefHeight(double width) {
        double whole = width < 0 ? prefWidth(-1) : width;
        return snappedTopInset() + words.prefHeight(room(whole)) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        words.setPrefWidth(room(getWidth()));
        super.layoutChildren();
    }
}
