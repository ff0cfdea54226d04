/// The octets of HTTP/3, as far as WebTransport needs them: frames, settings, fields, capsules.
@NullMarked
package org.moqlab.engine.transport.http3;

import org.jspecify.annotations.NullMarked;
