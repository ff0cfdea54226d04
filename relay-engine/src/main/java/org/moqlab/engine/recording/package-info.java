/// Runs as files: a journal that was written, read back, and gone through like a run. Nothing here
/// plays anything.
@NullMarked
package org.moqlab.engine.recording;

import org.jspecify.annotations.NullMarked;
