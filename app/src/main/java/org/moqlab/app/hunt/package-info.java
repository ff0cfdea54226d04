/// Looking for trouble near what is open, and making it small; beside everything else, in virtual
/// time.
@NullMarked
package org.moqlab.app.hunt;

import org.jspecify.annotations.NullMarked;
