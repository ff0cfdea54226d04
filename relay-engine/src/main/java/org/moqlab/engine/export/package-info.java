/// A scenario's mesh as files for real machines: configurations of relays, and what starts them.
/// Start reading at `MeshExport`.
@NullMarked
package org.moqlab.engine.export;

import org.jspecify.annotations.NullMarked;
