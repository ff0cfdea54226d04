/// Plays one scenario under several policies, fixes and settings, and says what each run came to.
/// Pure.
@NullMarked
package org.moqlab.engine.mesh.compare;

import org.jspecify.annotations.NullMarked;
