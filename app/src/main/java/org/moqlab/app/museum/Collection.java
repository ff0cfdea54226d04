package org.moqlab.app.museum;

import java.util.List;

/// Where the museum's scenarios come from. May read files, so not for the FX thread.
public interface Collection {
    /// All of them, in the order in which they are shown.
    List<Piece> read();
}
