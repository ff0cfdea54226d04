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
    FORCE,
    /// In a row, or rows that turn, neighbours next to each other where that can be.
    LINE,
    /// Around the relay with the most links.
    STAR,
    /// In layers below the first relay, by how many links away they are.
    TREE
}
