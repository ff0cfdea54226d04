/// Watching relays that run already, ours and others, and what can be said of them. Start reading
/// at `Attachment`.
@NullMarked
package org.moqlab.engine.attach;

import org.jspecify.annotations.NullMarked;
