/// A new mesh from a few answers: shape, size, policy, wire and clients, with a picture of what it
/// will be.
@NullMarked
package org.moqlab.app.make;

import org.jspecify.annotations.NullMarked;
