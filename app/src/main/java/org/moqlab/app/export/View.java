package org.moqlab.app.export;

import java.util.Locale;

/// What a picture is taken of.
public enum View {
    /// The whole window.
    WINDOW,
    /// The mesh.
    MESH,
    /// The lower pane that is shown.
    PANE;

    /// Key of the name suggested for its file.
    String message() {
        return "export." + name().toLowerCase(Locale.ROOT) + ".name";
    }
}
