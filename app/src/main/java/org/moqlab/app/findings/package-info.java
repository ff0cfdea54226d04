/// What is wrong: the invariants that did not hold, with their moment, why, and the evidence.
@NullMarked
package org.moqlab.app.findings;

import org.jspecify.annotations.NullMarked;
