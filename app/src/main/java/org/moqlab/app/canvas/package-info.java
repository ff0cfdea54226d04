/// The picture of the mesh: geometry, a view model that says what is drawn, and painters that draw
/// it.
@NullMarked
package org.moqlab.app.canvas;

import org.jspecify.annotations.NullMarked;
