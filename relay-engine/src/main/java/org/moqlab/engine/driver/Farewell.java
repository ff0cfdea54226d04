package org.moqlab.engine.driver;

/// How a publisher goes, as far as relays can tell.
enum Farewell {
    /// It takes back what it has published.
    SAID,
    /// Its session closes, or that of its relay to others.
    CLOSED,
    /// Nothing is heard of it any more.
    SILENT
}
