package org.moqlab.engine.attach;

/// One relay being watched.
interface Watch extends AutoCloseable {
    /// Looks whether what should have been heard was.
    ///
    /// @param now ns
    void check(long now);

    @Override
    void close();
}
