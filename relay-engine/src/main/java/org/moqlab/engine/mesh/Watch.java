package org.moqlab.engine.mesh;

import org.moqlab.engine.observe.MeshSnapshot;

/// Watches for something expected at a time.
sealed interface Watch permits RowWatch, ClientWatch {
    /// A watch for an expectation.
    ///
    /// @param tolerance how far from its time it may be met, ns
    static Watch of(Scenario.Timed expected, Scenario scenario, long tolerance) {
        return switch (expected) {
            case Scenario.ExpectRow row ->
                    new RowWatch(row, scenario.topology().relays(), tolerance);
            case Scenario.ExpectClient client -> new ClientWatch(client, tolerance);
        };
    }

    /// When watching ends, ns.
    long to();

    /// Takes in that a state lasted from `first` to `last`, both included.
    void look(MeshSnapshot state, long first, long last);

    /// What came of it.
    Verdicts.Outcome outcome();
}
