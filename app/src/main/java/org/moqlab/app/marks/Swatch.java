package org.moqlab.app.marks;

import javafx.scene.layout.Region;

/// A square in the colour of a relay, only ever beside its name.
public final class Swatch extends Region {
    /// Colours there are; further relays repeat them.
    public static final int COLORS = 6;

    /// The swatch of the relay at `index` of the scenario's list; none below 0.
    public Swatch(int index) {
        become(index);
    }

    /// Becomes the swatch of another relay.
    public void become(int index) {
        getStyleClass().setAll("swatch", index < 0 ? "peer-none" : "peer-" + index % COLORS);
    }
}
