/// The desktop program: its entry and the composition root, the only place that makes drivers.
@NullMarked
package org.moqlab.app;

import org.jspecify.annotations.NullMarked;
