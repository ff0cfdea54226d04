/// One relay or client as a function of state, time and input: sessions, table and track cache.
/// Pure.
@NullMarked
package org.moqlab.engine.relay;

import org.jspecify.annotations.NullMarked;
