/// moq-transport draft-14 as the moq-dev family speaks it: one record a message. Pure.
@NullMarked
package org.moqlab.engine.wire.ietf;

import org.jspecify.annotations.NullMarked;
