/// What a person has done to a mesh and not saved yet: saving it as a scenario, and asking before
/// it is lost.
@NullMarked
package org.moqlab.app.work;

import org.jspecify.annotations.NullMarked;
