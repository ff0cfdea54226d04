/// From the engine's journal to the screen: one drain a pulse, one moment and one selection for all
/// panes.
@NullMarked
package org.moqlab.app.feed;

import org.jspecify.annotations.NullMarked;
