/// Films: a part of a recording as an animated GIF, drawn frame by frame by what draws the canvas.
@NullMarked
package org.moqlab.app.film;

import org.jspecify.annotations.NullMarked;
