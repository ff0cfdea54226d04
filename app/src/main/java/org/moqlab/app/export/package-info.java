/// What leaves the window: diagrams as text, and everything a bug report needs in one folder.
@NullMarked
package org.moqlab.app.export;

import org.jspecify.annotations.NullMarked;
