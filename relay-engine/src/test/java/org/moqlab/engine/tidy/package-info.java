/// Reads the source tree itself and holds it to the house rules.
@NullMarked
package org.moqlab.engine.tidy;

import org.jspecify.annotations.NullMarked;
