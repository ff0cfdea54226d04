package org.moqlab.app.shell;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows the whole window larger: text, canvas and controls alike, so that nothing is laid out for
/// a size it does not have.
public final class Scaled extends Region {
    /// Largest factor.
    public static final double MOST = 2;

    /// One step larger or smaller.
    static final double STEP = 0.25;

    private final Parent content;
    private final Scale scale = new Scale(1, 1);
    private final DoubleProperty factor = new SimpleDoubleProperty(this, "factor", 1);

    /// Shows `content` at its own size, until [#factorProperty] says otherwise.
    public Scaled(Parent content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
        // At once, so that the panes know their room before anything else is asked of them.
        factor.addListener((_, _, _) -> fit());
    }

    /// How many times larger, 1 to [#MOST].
    public DoubleProperty factorProperty() {
        return factor;
    }

    @Override
    protected void layoutChildren() {
        fit();
    }

    private void fit() {
        double by = Math.clamp(factor.get(), 1, MOST);
        scale.setX(by);
        scale.setY(by);
        content.resizeRelocate(0, 0, getWidth() / by, getHeight() / by);
    }
}
