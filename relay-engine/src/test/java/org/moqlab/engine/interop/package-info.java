/// Live meshes meet software that nobody here wrote. Start reading at `Meeting`.
@NullMarked
package org.moqlab.engine.interop;

import org.jspecify.annotations.NullMarked;
