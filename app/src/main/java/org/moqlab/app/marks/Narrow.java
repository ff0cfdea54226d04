package org.moqlab.app.marks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Leaves out of a bar what there is no room for, instead of cutting it off. What may be left out
/// can be reached elsewhere as well, such as in a menu. FX thread only.
public final class Narrow {
    private final HBox bar;
    private final Map<Node, Boolean> wanted = new LinkedHashMap<>();

    private Narrow(HBox bar, List<? extends Region> least) {
        this.bar = bar;
        least.forEach(region -> wanted.put(region, region.isManaged()));
        bar.widthProperty().addListener((_, _, _) -> fit());
        // It ends just before the bar is laid out, when all styles are known and so all widths.
        bar.needsLayoutProperty().addListener((_, _, _) -> fit());
    }

    /// Leaves parts out from now on, the first of them first.
    public static Narrow of(HBox bar, List<? extends Region> least) {
        return new Narrow(bar, least);
    }

    /// Shows a part where there is room, or not at all.
    public void want(Region part, boolean shown) {
        wanted.replace(part, shown);
        fit();
    }

    private void fit() {
        double over = needed() - bar.getWidth();
        for (Map.Entry<Node, Boolean> part : wanted.entrySet()) {
            boolean shown = part.getValue();
            if (shown && over > 0 && bar.getWidth() > 0) {
                over -= width(part.getKey()) + bar.getSpacing();
                shown = false;
            }
            present(part.getKey(), shown);
        }
    }

    /// How wide all of it would be.
    private double needed() {
        double needed = bar.getInsets().getLeft() + bar.getInsets().getRight();
        int shown = 0;
        for (Node child : bar.getChildren()) {
            if (wanted.getOrDefault(child, child.isManaged())) {
                needed += width(child);
                shown++;
            }
        }
        return needed + Math.max(0, shown - 1) * bar.getSpacing();
    }

    /// As wide as the bar makes it: what it would like, but never less than it needs.
    private static double width(Node part) {
        return Math.max(part.minWidth(-1), part.prefWidth(-1));
    }

    private static void present(Node part, boolean shown) {
        if (part.isManaged() != shown) {
            part.setManaged(shown);
            part.setVisible(shown);
        }
    }
}
