/// Small signs all panes share: silhouettes of states and messages, swatches of relays.
@NullMarked
package org.moqlab.app.marks;

import org.jspecify.annotations.NullMarked;
