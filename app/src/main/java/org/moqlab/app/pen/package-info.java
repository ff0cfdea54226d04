/// What panes that draw draw with: a pen that knows the tokens, type styles, boxes, silhouettes.
@NullMarked
package org.moqlab.app.pen;

import org.jspecify.annotations.NullMarked;
