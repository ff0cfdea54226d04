/// Flights as files: what became known of a watched cluster, written, read back, and with other
/// names for what must not be known. Start reading at `FlightFile`.
@NullMarked
package org.moqlab.engine.attach.flight;

import org.jspecify.annotations.NullMarked;
