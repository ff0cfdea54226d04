/// Judges of what a mesh must never do, fed by the journal (DESIGN §6). Start reading at
/// [org.moqlab.engine.mesh.invariant.Invariants]. Pure.
@NullMarked
package org.moqlab.engine.mesh.invariant;

import org.jspecify.annotations.NullMarked;
