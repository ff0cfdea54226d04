/// One MoQ session: messages in and out of QUIC streams, one state machine a protocol family. Pure.
@NullMarked
package org.moqlab.engine.session;

import org.jspecify.annotations.NullMarked;
