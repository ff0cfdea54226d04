package org.moqlab.app.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

/// Chips in one line: those that are pressed first of all, then as many of the others as there is
/// room for. What is left out can be typed. FX thread only.
public final class ChipLine extends Pane {
    private static final double GAP = 5;

    /// An empty line.
    public ChipLine() {
        setMinWidth(0);
        getStyleClass().add("filter-chips");
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream().mapToDouble(chip -> chip.prefWidth(-1) + GAP).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getManagedChildren().stream()
                .mapToDouble(chip -> chip.prefHeight(-1))
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        List<Node> chips = getManagedChildren();
        Set<Node> fitting = new HashSet<>();
        double room = getWidth() - reserve(chips, true, getWidth(), fitting);
        reserve(chips, false, room, fitting);
        double x = 0;
        for (Node chip : chips) {
            chip.setVisible(fitting.contains(chip));
            if (chip.isVisible()) {
                double h = chip.prefHeight(-1);
                chip.resizeRelocate(x, (getHeight() - h) / 2, chip.prefWidth(-1), h);
                x += chip.prefWidth(-1) + GAP;
            }
        }
    }

    /// @return how much of the room they take
    private static double reserve(
            List<Node> chips, boolean pressed, double room, Set<Node> fitting) {
        double taken = 0;
        for (Node chip : chips) {
            double w = chip.prefWidth(-1) + GAP;
            if (chip instanceof ToggleButton toggle
                    && toggle.isSelected() == pressed
                    && taken + w <= room) {
                fitting.add(chip);
                taken += w;
            }
        }
        return taken;
    }
}
