package org.moqlab.app.marks;

import javafx.beans.NamedArg;
import javafx.scene.layout.Region;

/// A silhouette whose shape and colour the style sheet gives by name, such as `glyph-ghost`.
public final class Glyph extends Region {
    private static final String PREFIX = "glyph-";

    /// The glyph called `name`, such as `ghost`.
    public Glyph(@NamedArg("kind") String name) {
        getStyleClass().addAll("glyph", PREFIX + name);
        setFocusTraversable(false);
    }

    /// Becomes another glyph.
    public void become(String name) {
        getStyleClass().setAll("glyph", PREFIX + name);
    }
}
