package org.moqlab.app.matrix;

import org.moqlab.engine.mesh.EntryState;

/// What a relay holds of a namespace.
///
/// @param state what the entry is
/// @param hops of its best route; -1 for none
/// @param holdDown whether a hold-down runs on it
/// @param age how long it has been in the table; empty for none
public record MatrixCell(EntryState state, long hops, boolean holdDown, String age) {}
