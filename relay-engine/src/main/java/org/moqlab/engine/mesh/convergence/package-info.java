/// How what changes in a mesh gets round in it, measured against the best there could be. Pure.
@NullMarked
package org.moqlab.engine.mesh.convergence;

import org.jspecify.annotations.NullMarked;
