/// The sheet that lets a browser join the live mesh. Start reading at `BrowserViewModel`.
@NullMarked
package org.moqlab.app.browser;

import org.jspecify.annotations.NullMarked;
