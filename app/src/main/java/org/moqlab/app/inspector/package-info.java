/// The right pane: what the selected relay knows and why, or what the selected client gets.
@NullMarked
package org.moqlab.app.inspector;

import org.jspecify.annotations.NullMarked;
