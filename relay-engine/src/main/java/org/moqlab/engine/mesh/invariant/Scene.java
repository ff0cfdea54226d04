package org.moqlab.engine.mesh.invariant;

import org.moqlab.engine.observe.MeshSnapshot;

/// What a judge looks at.
///
/// @param now mesh time, ns
/// @param before the state before the event; the same as `state` when a deadline is due
/// @param state the state now
/// @param past what happened before
record Scene(long now, MeshSnapshot before, MeshSnapshot state, Past past) {}
