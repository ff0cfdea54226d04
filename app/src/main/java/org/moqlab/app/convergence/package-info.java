/// How each change got round the mesh: when each relay learned it, and at what price.
@NullMarked
package org.moqlab.app.convergence;

import org.jspecify.annotations.NullMarked;
