/// All relays and all namespaces on one picture: what each relay holds of each, trouble first.
@NullMarked
package org.moqlab.app.matrix;

import org.jspecify.annotations.NullMarked;
