/// Relays as lanes, messages as slanted lines between them, time downwards: who told whom when, and
/// the chain of causes behind an event.
@NullMarked
package org.moqlab.app.spacetime;

import org.jspecify.annotations.NullMarked;
