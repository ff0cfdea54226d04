/// The announce table of one relay: routes, best and standby, and why each is where it is. Pure.
@NullMarked
package org.moqlab.engine.routing;

import org.jspecify.annotations.NullMarked;
