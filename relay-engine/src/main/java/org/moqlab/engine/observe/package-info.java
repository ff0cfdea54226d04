/// The observable record: events with causes, the snapshot they fold into, and the run's hash.
/// Pure.
@NullMarked
package org.moqlab.engine.observe;

import org.jspecify.annotations.NullMarked;
