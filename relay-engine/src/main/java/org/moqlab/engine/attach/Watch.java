package org.moqlab.engine.attach;

import java.util.Optional;

/// One relay being watched.
interface Watch extends AutoCloseable {
    /// Looks whether what should have been heard was.
    ///
    /// @param now ns
    void check(long now);

    /// How to have a session with it; empty where it is watched by other means.
    Optional<Approach> approach();

    @Override
    void close();
}
