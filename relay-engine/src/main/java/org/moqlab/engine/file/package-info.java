/// Files that are written whole or not at all.
@NullMarked
package org.moqlab.engine.file;

import org.jspecify.annotations.NullMarked;
