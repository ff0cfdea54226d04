package org.moqlab.engine.simulation;

import org.moqlab.engine.mesh.MeshCommand;

/// A mesh and how far it has come, counted so that the way there can be repeated.
///
/// @param mesh the mesh
/// @param steps steps made since the beginning
/// @param commands commands carried out since the beginning
/// @param fresh whether the last step or command appended an event and the clock is still at it
record Standing(SimulatedMesh mesh, long steps, int commands, boolean fresh) {
    /// A command and the place where it came.
    ///
    /// @param steps steps made before it
    /// @param t mesh time at which it came, ns
    /// @param after number of the last event before it
    record Said(long steps, long t, long after, MeshCommand command) {}

    /// Number of the last event.
    long last() {
        return mesh.journal().last();
    }

    /// Whether more was done than at another place of the same run.
    boolean isPast(Standing other) {
        return steps > other.steps || commands > other.commands;
    }

    /// An independent mesh at the same place.
    Standing copy() {
        return new Standing(mesh.copy(), steps, commands, fresh);
    }

    /// Makes one step.
    ///
    /// @return where that leads; this when nothing was left
    Standing step() {
        long before = last();
        return mesh.step() ? new Standing(mesh, steps + 1, commands, last() > before) : this;
    }

    /// Carries out a command where it came.
    Standing say(Said said) {
        if (mesh.now() < said.t) {
            mesh.advanceTo(said.t);
        }
        long before = last();
        mesh.submit(said.command);
        return new Standing(mesh, steps, commands + 1, last() > before);
    }

    /// Sets the clock to `t` when nothing happens before.
    Standing waitUntil(long t) {
        if (t <= mesh.now()) {
            return this;
        }
        mesh.advanceTo(t);
        return new Standing(mesh, steps, commands, false);
    }
}
