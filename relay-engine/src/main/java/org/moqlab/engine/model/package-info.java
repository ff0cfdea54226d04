/// The values of the field: origins, hops, namespaces, tracks, frames, and the bytes they travel
/// as. Pure.
@NullMarked
package org.moqlab.engine.model;

import org.jspecify.annotations.NullMarked;
