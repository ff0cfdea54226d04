/// Why a mesh is as it is: answers in sentences that rest on events of the journal. Pure.
@NullMarked
package org.moqlab.engine.mesh.explain;

import org.jspecify.annotations.NullMarked;
