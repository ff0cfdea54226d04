/// Files that are written whole or not at all, and the one that says which program this is.
@NullMarked
package org.moqlab.engine.file;

import org.jspecify.annotations.NullMarked;
