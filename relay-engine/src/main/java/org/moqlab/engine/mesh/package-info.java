/// The port every front end uses: scenario, commands, truth, invariants and the running mesh.
@NullMarked
package org.moqlab.engine.mesh;

import org.jspecify.annotations.NullMarked;
