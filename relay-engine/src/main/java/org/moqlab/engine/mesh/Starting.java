package org.moqlab.engine.mesh;

/// Follows a mesh while it starts, which takes long where it has many relays, and can end that.
@FunctionalInterface
public interface Starting {
    /// Follows nothing, and lets it start.
    Starting UNWATCHED = (_, _) -> true;

    /// Is told at first and after each relay, on the thread that starts the mesh.
    ///
    /// @param ready relays that can be dialled
    /// @param all relays of the lab that the mesh has
    /// @return false to give the start up
    boolean reached(int ready, int all);
}
