/// The gossip policies by name. Pure.
@NullMarked
package org.moqlab.engine.routing.policy;

import org.jspecify.annotations.NullMarked;
