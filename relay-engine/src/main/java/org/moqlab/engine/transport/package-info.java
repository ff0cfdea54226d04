/// The live driver: real QUIC over UDP through Netty, one event loop a relay.
@NullMarked
package org.moqlab.engine.transport;

import org.jspecify.annotations.NullMarked;
