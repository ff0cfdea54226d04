package org.moqlab.app.matrix;

import java.util.List;
import org.moqlab.engine.mesh.EntryState;

/// A namespace and what every relay holds of it.
///
/// @param namespace its path
/// @param verdict in words, such as `ghost on 3`
/// @param worst the state the verdict is about
/// @param troubled whether it needs a look
/// @param cells one a relay
public record MatrixRow(
        String namespace,
        String verdict,
        EntryState worst,
        boolean troubled,
        List<MatrixCell> cells) {
    /// Creates a row; the list is copied.
    public MatrixRow {
        cells = List.copyOf(cells);
    }
}
