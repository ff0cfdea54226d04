/// How everything looks: tokens, fonts and the base style of all controls, in light and dark.
@NullMarked
package org.moqlab.app.theme;

import org.jspecify.annotations.NullMarked;
