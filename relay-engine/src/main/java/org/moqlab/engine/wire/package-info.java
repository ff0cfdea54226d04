/// Bytes to messages and back: primitive encodings, error codes, and the shape every message
/// shares. Pure.
@NullMarked
package org.moqlab.engine.wire;

import org.jspecify.annotations.NullMarked;
