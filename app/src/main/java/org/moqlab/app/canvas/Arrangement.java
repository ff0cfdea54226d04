package org.moqlab.app.canvas;

/// How relays are arranged on the canvas.
public enum Arrangement {
    /// As the file says, else as the topology asks for.
    AUTOMATIC,
    /// In a circle.
    CIRCLE,
    /// In rows and columns.
    GRID,
    /// Neighbours near each other.
    FORCE
}
