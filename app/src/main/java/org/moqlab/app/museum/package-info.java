/// The museum as a gallery: every exhibit with a picture of how it ends, searched by what it shows.
@NullMarked
package org.moqlab.app.museum;

import org.jspecify.annotations.NullMarked;
