/// What a person can do to a mesh: every death, fault and start, for menus of all panes, and how to
/// undo it.
@NullMarked
package org.moqlab.app.acts;

import org.jspecify.annotations.NullMarked;
