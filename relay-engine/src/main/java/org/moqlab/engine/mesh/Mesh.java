package org.moqlab.engine.mesh;

import org.moqlab.engine.observe.Journal;
import org.moqlab.engine.observe.MeshSnapshot;

/// A running mesh, simulated or live: the port every front end uses. Safe to call from any thread
/// unless a driver says otherwise.
public interface Mesh extends AutoCloseable {
    /// What is being played.
    Scenario scenario();

    /// Mesh time in ns since the start.
    long now();

    /// The present state, folded from the journal.
    MeshSnapshot snapshot();

    /// Everything that happened.
    Journal journal();

    /// Carries out a command, now in a simulated mesh, as soon as possible in a live one. Unknown
    /// names and commands that make no sense in the present state are journalled as dropped.
    void submit(MeshCommand command);

    /// Ends the mesh and frees what it holds.
    @Override
    void close();
}
