/// Draws the museum's index from the scenarios in it. Pure: values in, text out.
@NullMarked
package org.moqlab.engine.mesh.museum;

import org.jspecify.annotations.NullMarked;
