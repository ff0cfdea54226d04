package org.moqlab.app.attach;

import java.io.IOException;

/// Begins to watch. Any thread but the screen's.
public interface Attaching {
    /// Begins to watch; what is known comes bit by bit.
    ///
    /// @throws IOException when a file that is named cannot be read
    /// @throws IllegalArgumentException when something is no URL, or names no relay; what it says
    ///   is fit to be shown and holds no token
    Lookout attach(Wish wish) throws IOException;
}
