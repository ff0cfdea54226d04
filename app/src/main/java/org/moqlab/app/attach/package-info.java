/// Clusters that run already, seen from outside in a window of their own. Start reading at
/// `AttachedViewModel`.
@NullMarked
package org.moqlab.app.attach;

import org.jspecify.annotations.NullMarked;
